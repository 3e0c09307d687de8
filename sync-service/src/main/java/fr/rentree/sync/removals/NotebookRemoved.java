package fr.rentree.sync.removals;

import fr.rentree.platform.outbox.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/// A notebook's content was removed, as had been announced, planned and approved.
///
/// @param notes documents that stood
record NotebookRemoved(
        UUID notebook,
        UUID owner,
        String uai,
        String work,
        UUID plan,
        String reason,
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
        return "sync.notebook-removed.v1";
    }
}
