package fr.rentree.platform.inbox;

import fr.rentree.platform.inbox.ReceivedEvent.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/// Which events were applied, and which were set aside.
@ApplicationScoped
class InboxRepository {

    private final EntityManager database;

    InboxRepository(EntityManager database) {
        this.database = database;
    }

    /// Remembers facts and returns those that were new, in their order.
    List<ReceivedEvent> remember(String consumer, List<ReceivedEvent> events) {
        Set<UUID> news = new HashSet<>(insert(consumer, events));
        return events.stream().filter(event -> news.remove(event.id())).toList();
    }

    @SuppressWarnings("unchecked")
    private List<UUID> insert(String consumer, List<ReceivedEvent> events) {
        return database.createNativeQuery(
                        """
                        insert into inbox (consumer, event)
                        select :consumer, e from unnest(:events) e
                        on conflict do nothing returning event
                        """,
                        UUID.class)
                .setParameter("consumer", consumer)
                .setParameter("events", events.stream().map(ReceivedEvent::id).toArray(UUID[]::new))
                .getResultList();
    }

    void count(int applied) {
        database.createNativeQuery(
                        "update event_count set total = total + :n where name = 'received'")
                .setParameter("n", applied)
                .executeUpdate();
    }

    /// The keys of this consumer that are set aside.
    Set<Lane> parkedLanes(String consumer) {
        var lanes = new HashSet<Lane>();
        for (Object row :
                database.createNativeQuery(
                                "select distinct topic, key from parked_event"
                                        + " where consumer = :consumer",
                                Tuple.class)
                        .setParameter("consumer", consumer)
                        .getResultList()) {
            var lane = (Tuple) row;
            lanes.add(new Lane(lane.get(0, String.class), lane.get(1, String.class)));
        }
        return lanes;
    }

    void park(String consumer, ReceivedEvent event, String reason) {
        database.unwrap(Session.class)
                .doWork(connection -> {
                    var sql =
                            """
                            insert into parked_event
                              (consumer, event, topic, key, type, payload, event_time, reason)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            on conflict (consumer, event) do nothing
                            """;
                    try (var insert = connection.prepareStatement(sql)) {
                        insert.setString(1, consumer);
                        insert.setObject(2, event.id());
                        insert.setString(3, event.topic());
                        insert.setString(4, event.key());
                        insert.setString(5, event.type());
                        insert.setString(6, event.json());
                        insert.setObject(7, event.time().atOffset(ZoneOffset.UTC));
                        insert.setString(8, reason);
                        insert.executeUpdate();
                    }
                });
    }

    /// The events of one key in the order they came.
    List<ReceivedEvent> parked(String consumer, Lane lane) {
        var events = new ArrayList<ReceivedEvent>();
        for (Object row :
                database.createNativeQuery(
                                """
                                select event, type, payload, event_time from parked_event
                                 where consumer = :consumer and topic = :topic and key = :key
                                 order by id
                                """,
                                Tuple.class)
                        .setParameter("consumer", consumer)
                        .setParameter("topic", lane.topic())
                        .setParameter("key", lane.key())
                        .getResultList()) {
            events.add(event(lane, (Tuple) row));
        }
        return events;
    }

    private static ReceivedEvent event(Lane lane, Tuple row) {
        Instant time =
                row.get(3) instanceof OffsetDateTime offset
                        ? offset.toInstant()
                        : row.get(3, Instant.class);
        return new ReceivedEvent(
                row.get(0, UUID.class),
                lane.topic(),
                lane.key(),
                row.get(1, String.class),
                time,
                row.get(2, String.class));
    }

    void unpark(String consumer, ReceivedEvent event) {
        database.createNativeQuery(
                        "delete from parked_event where consumer = :consumer and event = :event")
                .setParameter("consumer", consumer)
                .setParameter("event", event.id())
                .executeUpdate();
    }

    boolean answers() {
        return database.createNativeQuery("select 1").getSingleResult() != null;
    }

    int forget(Duration age) {
        return database.createNativeQuery(
                        "delete from inbox where received_at < clock_timestamp()"
                                + " - make_interval(secs => :seconds)")
                .setParameter("seconds", (double) age.toSeconds())
                .executeUpdate();
    }
}
