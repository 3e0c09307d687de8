package fr.rentree.sync.assignments;

import java.util.UUID;

/// A seat and whose it is.
public record OwnedRight(UUID person, ReadingRight right) {}
