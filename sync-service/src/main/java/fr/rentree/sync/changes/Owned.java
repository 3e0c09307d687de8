package fr.rentree.sync.changes;

import java.util.UUID;

/// Something and whose it is, as one row of a statement that concerns several owners.
record Owned<T>(UUID owner, T value) {}
