package fr.rentree.sync.changes;

import fr.rentree.sync.operations.Operation;
import java.util.UUID;

/// A batch and whose notes it concerns.
///
/// @param room bytes of documents that its answers may have
record Push(UUID owner, Operation.Batch batch, int room) {

    /// A device of a person.
    record Sender(UUID owner, UUID device) {}

    Sender sender() {
        return new Sender(owner, batch.device());
    }
}
