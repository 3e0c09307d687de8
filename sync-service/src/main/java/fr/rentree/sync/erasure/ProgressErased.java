package fr.rentree.sync.erasure;

import fr.rentree.platform.outbox.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/// The same as [PersonErased] for who keeps results: told behind the last of them, since topics
/// keep the order of a key and none between themselves.
record ProgressErased(UUID person, UUID erasure, Instant at) implements DomainEvent {

    @Override
    public String topic() {
        return "sync.progress";
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
