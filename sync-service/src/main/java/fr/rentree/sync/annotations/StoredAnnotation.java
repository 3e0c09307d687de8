package fr.rentree.sync.annotations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A note of a notebook as it stands.
///
/// @param createdAt by the clock of the device that made it
/// @param changedAt by ours
/// @param doc as its device sent it; absent once deleted
record StoredAnnotation(
        UUID id, int rev, Instant createdAt, Instant changedAt, @Nullable String doc) {

    /// The id that devices know it by.
    String urn() {
        return "urn:uuid:" + id;
    }

    String tag() {
        return id + "-" + rev;
    }
}
