package fr.rentree.sync.hints;

import java.util.UUID;

/// Where an owner stands: the number of their last change, and how often their rights changed.
record Standing(UUID owner, long seq, long rights) {}
