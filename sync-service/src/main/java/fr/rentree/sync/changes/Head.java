package fr.rentree.sync.changes;

import java.util.UUID;

/// An owner's last change and the notes that stand, held until the end of the transaction.
record Head(UUID owner, long seq, int live) {}
