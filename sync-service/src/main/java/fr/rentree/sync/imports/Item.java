package fr.rentree.sync.imports;

import fr.rentree.sync.formats.FoundNote.Defect;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
            @Schema(examples = "0") int position,
            @Schema(examples = "annotations.json#/items/12", description = "In the file")
                    String place,
            @Schema(examples = "0199a1b2-0000-7000-8000-0000000000a1") UUID note,
            @Schema(examples = "[\"w3c\",\"epub\"]", description = "Which it satisfies")
                    List<String> profiles,
            @Nullable
                    @Schema(
                            examples = "CONFLICTING",
                            enumeration = {
                                "NEW",
                                "IDENTICAL",
                                "CONFLICTING",
                                "LOOK_ALIKE",
                                "DELETED",
                                "INVALID"
                            },
                            description = "What it met here")
                    String finding,
            @Nullable
                    @Schema(
                            examples = "APPLIED",
                            enumeration = {"APPLIED", "UNCHANGED", "SKIPPED", "REJECTED"},
                            description = "What became of it; absent until then")
                    String outcome,
            @Nullable
                    @Schema(
                            examples = "text-too-long",
                            description = "Why it cannot be taken: the type of a push's problem")
                    String problem,
            @Nullable
                    @Schema(
                            examples = "doc.body has 10001 characters, 10000 are taken.",
                            description = "The same in words")
                    String detail) {}

    Item with(Optional<Defect> found) {
        return new Item(position, place, kind, school, work, note, doc, likeness, profiles, found);
    }
}
