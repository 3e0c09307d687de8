package fr.rentree.sync.annotations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A note of a notebook as it stands.
///
/// @param doc as its device sent it; absent once deleted
record StoredAnnotation(UUID id, int rev, Instant changedAt, @Nullable String doc) {}
