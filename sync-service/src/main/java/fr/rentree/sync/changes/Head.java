package fr.rentree.sync.changes;

import java.util.UUID;

/// An owner's last change, the notes that stand, and the documents of small kinds that do; held
/// until the end of the transaction.
record Head(UUID owner, long seq, int live, int small) {}
