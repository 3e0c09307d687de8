package fr.rentree.platform.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Writes one row per fact it is given, and can be told to stumble.
@ApplicationScoped
public class EffectConsumer implements EventConsumer {

    static final String TOPIC = "tests.facts";

    /// Keys that fail, and how often they still will.
    private final ConcurrentMap<String, Integer> failures = new ConcurrentHashMap<>();

    private final EntityManager database;

    EffectConsumer(EntityManager database) {
        this.database = database;
    }

    ConcurrentMap<String, Integer> failures() {
        return failures;
    }

    record Fact(int value) {}

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public void receive(ReceivedEvent event) {
        database.createNativeQuery("insert into effect (key, value) values (:key, :value)")
                .setParameter("key", event.key())
                .setParameter("value", event.as(Fact.class).value())
                .executeUpdate();
        Integer left = failures.computeIfPresent(event.key(), (key, times) -> times - 1);
        if (left != null && left >= 0) {
            throw new IllegalStateException("stumbled over " + event.key());
        }
    }
}
