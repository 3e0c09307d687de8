package fr.rentree.sync.assignments;

import java.time.Instant;
import java.util.UUID;

/// A seat that ended, when and why.
record TakenBackSeat(UUID assignment, Instant at, String reason) {}
