package fr.rentree.sync.transfers;

import fr.rentree.platform.outbox.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/// A notebook's notes were taken over into another one of the same person.
///
/// @param uai of the notebook that the notes were in
/// @param intoUai of the one that they are in now
record NotebookTransferred(
        UUID notebook,
        UUID into,
        UUID owner,
        String uai,
        String intoUai,
        String work,
        int notes,
        Instant at)
        implements DomainEvent {

    @Override
    public String topic() {
        return "sync.notebooks";
    }

    @Override
    public String key() {
        return notebook.toString();
    }

    @Override
    public String type() {
        return "sync.notebook-transferred.v1";
    }
}
