package fr.rentree.sync.changes;

import fr.rentree.sync.operations.Refusal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one operation.
public sealed interface Answer {

    enum Outcome {
        APPLIED,
        MERGED,
        SUPERSEDED
    }

    /// The result that is kept, so that a repeated operation gets it again.
    record Result(long digest, Outcome outcome, UUID note, int rev, long seq) {}

    /// @param doc the note at that revision, when it is not what was sent; empty when it is
    ///   deleted, when a later result has it, when it found no room, or when a repeated operation
    ///   finds that the note has changed since
    /// @param repeated the operation had been carried out before
    record Done(String opId, Result result, Optional<String> doc, boolean deleted, boolean repeated)
            implements Answer {

        Done withoutDocument() {
            return new Done(opId, result, Optional.empty(), deleted, repeated);
        }
    }

    /// What its document takes in memory, roughly.
    default int size() {
        return this instanceof Done done ? done.doc().map(String::length).orElse(0) : 0;
    }

    record Rejected(@Nullable String opId, Refusal refusal) implements Answer {}
}
