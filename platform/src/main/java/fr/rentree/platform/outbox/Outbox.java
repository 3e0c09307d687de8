package fr.rentree.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Where a change leaves the events that it owes, in its own transaction.
///
/// Many events of one statement are better written by `insert into outbox (topic, key, type,
/// payload) select …` beside it.
@ApplicationScoped
public class Outbox {

    private final EntityManager database;
    private final ObjectMapper json;

    Outbox(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Owes one event; without a transaction of the caller's this fails.
    @Transactional(TxType.MANDATORY)
    public void append(DomainEvent event) {
        appendAll(List.of(event));
    }

    /// Owes events in this order, in one round trip.
    @Transactional(TxType.MANDATORY)
    public void appendAll(List<? extends DomainEvent> events) {
        database.unwrap(Session.class)
                .doWork(connection -> {
                    var sql =
                            "insert into outbox (topic, key, type, payload)"
                                    + " values (?, ?, ?, ?)";
                    try (var insert = connection.prepareStatement(sql)) {
                        for (DomainEvent event : events) {
                            insert.setString(1, event.topic());
                            insert.setString(2, event.key());
                            insert.setString(3, event.type());
                            insert.setString(4, payload(event));
                            insert.addBatch();
                        }
                        insert.executeBatch();
                    }
                });
    }

    /// Owes a tombstone: the aggregate is gone from a state topic.
    @Transactional(TxType.MANDATORY)
    public void appendRemoval(String topic, String key, String type) {
        database.createNativeQuery(
                        "insert into outbox (topic, key, type) values (:topic, :key, :type)")
                .setParameter("topic", topic)
                .setParameter("key", key)
                .setParameter("type", type)
                .executeUpdate();
    }

    private @Nullable String payload(DomainEvent event) throws SQLException {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new SQLException("an event that cannot be written as JSON: " + event.type(), e);
        }
    }
}
