package fr.rentree.sync.feed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The latest state of one note, as a device reads it.
///
/// @param doc as it was sent; absent when the note is deleted
record Change(
        UUID id,
        String kind,
        String work,
        String school,
        UUID notebook,
        int rev,
        long seq,
        @Nullable String doc) {}
