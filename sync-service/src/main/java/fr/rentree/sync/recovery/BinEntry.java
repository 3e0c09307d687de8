package fr.rentree.sync.recovery;

import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.merge.HybridClock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a deletion took away unread, or an edit that came after it.
///
/// @param partial the edit was a patch, and `doc` is that patch
/// @param written when, and on which device
/// @param restoredAs the note that it became
record BinEntry(
        UUID id,
        UUID document,
        Kind kind,
        String doc,
        boolean partial,
        HybridClock written,
        Instant binnedAt,
        Optional<UUID> restoredAs) {}
