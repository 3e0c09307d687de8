package fr.rentree.sync.imports;

import fr.rentree.sync.formats.NoteIds;
import fr.rentree.sync.imports.Item.Finding;
import java.util.UUID;

/// What a person wants done with each kind of duplicate of one import.
record Decision(Choice identical, Choice conflicting, Choice lookAlike, Choice deleted) {

    enum Choice {
        /// What is here stays.
        SKIP,
        /// The one of the file is written beside it, under an id of its own.
        KEEP_BOTH,
        /// The one of the file is written as an edit of the one here.
        REPLACE
    }

    /// Nothing is left of a deleted note that could be edited.
    boolean isPossible() {
        return deleted != Choice.REPLACE;
    }

    Choice of(Finding finding) {
        return switch (finding) {
            case IDENTICAL -> identical;
            case CONFLICTING -> conflicting;
            case LOOK_ALIKE -> lookAlike;
            case DELETED -> deleted;
            case NEW -> Choice.KEEP_BOTH;
            case INVALID -> Choice.SKIP;
        };
    }

    /// How one item is written.
    ///
    /// @param renamed the document gets this id instead of the one it has
    /// @param base revision that it edits; 0 for a note of its own
    record Writing(UUID note, boolean renamed, int base) {}

    /// Under which id an item is written; the same each time it is asked.
    Writing writing(Item.Pending item, UUID imported) {
        boolean replaces = of(item.finding()) == Choice.REPLACE;
        return switch (item.finding()) {
            case NEW -> new Writing(item.note(), false, 0);
            case LOOK_ALIKE ->
                    replaces && item.other() != null
                            ? new Writing(item.other(), true, item.baseRev())
                            : new Writing(item.note(), false, 0);
            case IDENTICAL, CONFLICTING, DELETED, INVALID ->
                    replaces
                            ? new Writing(item.note(), false, item.baseRev())
                            : new Writing(beside(item, imported), true, 0);
        };
    }

    private static UUID beside(Item.Pending item, UUID imported) {
        return NoteIds.derived(imported.toString(), String.valueOf(item.position()));
    }
}
