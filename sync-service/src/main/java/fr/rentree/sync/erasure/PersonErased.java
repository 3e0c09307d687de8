package fr.rentree.sync.erasure;

import fr.rentree.platform.outbox.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/// Nothing that a person wrote is kept here any more; who keeps something of it forgets it too.
record PersonErased(UUID person, UUID erasure, Instant at) implements DomainEvent {

    @Override
    public String topic() {
        return "sync.notebooks";
    }

    @Override
    public String key() {
        return person.toString();
    }

    @Override
    public String type() {
        return "sync.person-erased.v1";
    }
}
