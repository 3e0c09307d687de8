package fr.rentree.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/// Rows of the outbox, claimed and deleted within the caller's transaction.
@ApplicationScoped
class OutboxRepository {

    /// One relay at a time per database: order per key needs no more, and no less.
    ///
    /// The claim must walk the primary key whatever statistics say: planned while the outbox was
    /// empty, it would read the whole outbox once for each of its rows after a bulk insert.
    private static final String LEAD =
            """
            select pg_try_advisory_xact_lock(7366873)
              from set_config('plan_cache_mode', 'force_custom_plan', true) plan,
                   set_config('enable_seqscan', 'off', true) scan,
                   set_config('enable_sort', 'off', true) sort
            """;

    /// Rows are claimed, never "greater than the last id": an older id may commit later. What
    /// stands behind a stuck event of its key waits.
    private static final String CLAIM =
            """
            select id, event, topic, key, type, payload, occurred_at
              from outbox o
             where stuck_reason is null
               and not exists (select from outbox s
                                where s.stuck_reason is not null
                                  and s.topic = o.topic and s.key = o.key and s.id < o.id)
             order by id
             limit ?
               for update skip locked
            """;

    private final EntityManager database;

    OutboxRepository(EntityManager database) {
        this.database = database;
    }

    boolean lead() {
        return (boolean) database.createNativeQuery(LEAD).getSingleResult();
    }

    List<OutboxEvent> claim(int limit) {
        return database.unwrap(Session.class)
                .doReturningWork(connection -> claim(connection, limit));
    }

    void delete(List<OutboxEvent> published) {
        if (published.isEmpty()) {
            return;
        }
        Long[] ids = published.stream().map(OutboxEvent::id).toArray(Long[]::new);
        database.createNativeQuery("delete from outbox where id = any (:ids)")
                .setParameter("ids", ids)
                .executeUpdate();
        database.createNativeQuery(
                        "update event_count set total = total + :n where name = 'relayed'")
                .setParameter("n", ids.length)
                .executeUpdate();
    }

    void markStuck(OutboxEvent event, String reason) {
        database.createNativeQuery("update outbox set stuck_reason = :reason where id = :id")
                .setParameter("reason", reason)
                .setParameter("id", event.id())
                .executeUpdate();
    }

    private static List<OutboxEvent> claim(Connection connection, int limit) throws SQLException {
        try (var select = connection.prepareStatement(CLAIM)) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                var events = new ArrayList<OutboxEvent>();
                while (rows.next()) {
                    events.add(event(rows));
                }
                return events;
            }
        }
    }

    private static OutboxEvent event(ResultSet row) throws SQLException {
        return new OutboxEvent(
                row.getLong("id"),
                row.getObject("event", UUID.class),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getString("payload"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }
}
