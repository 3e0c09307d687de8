package fr.rentree.sync.notebooks;

import fr.rentree.platform.outbox.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/// Something was written in a notebook; ids and counts, never what.
public record NotebookChanged(
        UUID notebook, UUID owner, String uai, String work, long seq, int live, Instant at)
        implements DomainEvent {

    public static NotebookChanged of(Notebook notebook, UUID owner, Instant at) {
        return new NotebookChanged(
                notebook.id(),
                owner,
                notebook.place().school().value(),
                notebook.place().work(),
                notebook.seq(),
                notebook.live(),
                at);
    }

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
        return "sync.notebook-changed.v1";
    }
}
