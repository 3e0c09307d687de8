package fr.rentree.sync.exports;

import java.time.Instant;
import java.util.UUID;

/// What the store keeps of a notebook, row by row.
sealed interface Kept {

    /// What the next page starts after.
    UUID id();

    /// @param doc byte for byte as it was sent
    record Note(
            UUID id, String kind, String edition, int rev, long seq, Instant changedAt, String doc)
            implements Kept {}

    /// A deletion: no content.
    record Tombstone(UUID id, String kind, String edition, int rev, long seq, Instant changedAt)
            implements Kept {}

    /// A text that lost against another one.
    ///
    /// @param value as it was written, a JSON value
    record Version(UUID id, UUID document, String field, String value, Instant at)
            implements Kept {}

    /// An edit that met a deletion.
    ///
    /// @param partial only the fields that it wrote
    record Binned(UUID id, UUID document, String kind, String doc, boolean partial, Instant at)
            implements Kept {}
}
