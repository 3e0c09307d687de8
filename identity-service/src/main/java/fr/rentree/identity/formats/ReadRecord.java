package fr.rentree.identity.formats;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record as it was read: what it says, if it can be used, and what was found wrong with it.
///
/// @param key what the report calls it
/// @param subject whom it speaks of, even when it is rejected: nobody leaves for a faulty record
public record ReadRecord(
        RecordKind kind,
        int line,
        String key,
        @Nullable String subject,
        Optional<RosterRecord> content,
        List<Finding> findings) {}
