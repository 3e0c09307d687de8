package fr.rentree.distribution.charters;

import java.util.UUID;

/// A charter signed by all who must sign; only [Charter#signed] says so.
public record SignedCharter(UUID charter, UUID person) {}
