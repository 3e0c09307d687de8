package fr.rentree.sync.recovery;

import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.merge.HybridClock;
import java.time.Instant;
import java.util.UUID;

/// A text that lost against another one.
///
/// @param field where in its document it stood, such as `body/value`
/// @param value as it was written, in JSON
/// @param written when, and on which device
/// @param stands whether its document still does
record LostVersion(
        UUID id,
        UUID document,
        Kind kind,
        String field,
        String value,
        HybridClock written,
        Instant lostAt,
        boolean stands) {}
