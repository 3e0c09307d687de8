package fr.rentree.sync.changes;

import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.merge.History;
import fr.rentree.sync.merge.HybridClock;
import java.util.Optional;
import java.util.UUID;

/// A note as the store has it: standing, or deleted for good.
sealed interface Note {

    Key key();

    int rev();

    long seq();

    /// What never changes about a note.
    ///
    /// @param edition of the manual it was first written in
    record Key(UUID id, UUID notebook, Kind kind, String edition) {}

    /// @param doc byte for byte as the device sent it
    record Standing(Key key, int rev, long seq, String doc, History history) implements Note {}

    /// Carries no content.
    record Deleted(Key key, int rev, long seq, HybridClock stamp) implements Note {}

    /// The document, when there is one.
    default Optional<String> document() {
        return this instanceof Standing standing ? Optional.of(standing.doc()) : Optional.empty();
    }
}
