package fr.rentree.platform.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of the outbox: an event owed and not yet published.
record OutboxEvent(
        long id,
        UUID event,
        String topic,
        String key,
        String type,
        @Nullable String payload,
        Instant occurredAt) {

    /// Order holds within this.
    record Lane(String topic, String key) {}

    Lane lane() {
        return new Lane(topic, key);
    }
}
