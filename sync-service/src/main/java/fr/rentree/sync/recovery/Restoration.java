package fr.rentree.sync.recovery;

import fr.rentree.sync.operations.Refusal;
import java.util.UUID;

/// What became of the wish to have something back.
sealed interface Restoration {

    /// @param document that has the text now, or the new one
    record Restored(UUID document, int rev, long seq) implements Restoration {}

    /// Of this notebook nothing has that id.
    record Unknown() implements Restoration {}

    /// The document of the version is deleted: only the bin can bring it back.
    record DocumentDeleted() implements Restoration {}

    /// Only the fields that a patch wrote are known, and no whole document to write them in.
    record Incomplete() implements Restoration {}

    /// Somebody wrote the same text a moment later.
    record Overtaken() implements Restoration {}

    record Refused(Refusal refusal) implements Restoration {}
}
