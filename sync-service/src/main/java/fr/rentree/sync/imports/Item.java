package fr.rentree.sync.imports;

import fr.rentree.sync.formats.FoundNote.Defect;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One document of a file.
///
/// @param note the id that it has, or gets
/// @param doc empty when there is nothing to be written
record Item(
        int position,
        String place,
        String kind,
        String school,
        String work,
        UUID note,
        Optional<String> doc,
        Optional<String> likeness,
        List<String> profiles,
        Optional<Defect> defect) {

    /// What it met here.
    enum Finding {
        NEW,
        /// The same id in the same notebook with the same bytes.
        IDENTICAL,
        /// The same id with other bytes, or in another notebook.
        CONFLICTING,
        /// Another id, the same target and text.
        LOOK_ALIKE,
        /// The same id, deleted here.
        DELETED,
        INVALID
    }

    /// What became of it; each that was read ends as one of these.
    enum Outcome {
        APPLIED,
        UNCHANGED,
        SKIPPED,
        REJECTED
    }

    /// One that is still to be written.
    ///
    /// @param other the note that looks like it
    /// @param baseRev of the note that it met
    record Pending(
            int position,
            String kind,
            String school,
            String work,
            UUID note,
            String doc,
            Finding finding,
            @Nullable UUID other,
            int baseRev) {}

    /// @param defect why it was rejected
    record Done(int position, Outcome outcome, Optional<Defect> defect) {}

    /// One as its owner is shown it; never its words.
    record Seen(
            int position,
            String place,
            UUID note,
            List<String> profiles,
            @Nullable String finding,
            @Nullable String outcome,
            @Nullable String problem,
            @Nullable String detail) {}

    Item with(Optional<Defect> found) {
        return new Item(position, place, kind, school, work, note, doc, likeness, profiles, found);
    }
}
