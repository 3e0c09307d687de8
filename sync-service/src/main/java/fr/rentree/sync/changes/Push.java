package fr.rentree.sync.changes;

import java.util.UUID;

/// A batch and whose notes it concerns.
record Push(UUID owner, Operation.Batch batch) {}
