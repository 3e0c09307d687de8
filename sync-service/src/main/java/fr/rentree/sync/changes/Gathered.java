package fr.rentree.sync.changes;

import fr.rentree.sync.changes.Answer.Result;
import fr.rentree.sync.merge.HybridClock;
import fr.rentree.sync.merge.Merge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// What a batch leaves to be written, gathered so that each kind is one statement.
///
/// @param added notes that are new
/// @param changed notes that were there
record Gathered(
        Map<UUID, Note> added,
        Map<UUID, Note> changed,
        Map<String, Result> results,
        List<LostText> lostTexts,
        List<Recycled> recycled) {

    /// A text that lost, and the note it was in.
    record LostText(UUID note, Merge.LostText text) {}

    /// A document that a deletion took away unread, or an edit that came after it.
    ///
    /// @param partial the edit was a patch: only the fields that it wrote are known
    record Recycled(Note.Key key, String doc, boolean partial, HybridClock stamp) {}

    Gathered() {
        this(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    Stream<Note> notes() {
        return Stream.concat(added.values().stream(), changed.values().stream());
    }
}
