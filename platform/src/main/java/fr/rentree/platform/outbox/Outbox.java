package fr.rentree.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/// Where a change leaves the events that it owes, in its own transaction.
///
/// Many events of one statement are better written by `insert into outbox (topic, key, type,
/// payload) select …` beside it.
@ApplicationScoped
public class Outbox {

    private final OwedEventRepository owed;
    private final ObjectMapper json;

    Outbox(OwedEventRepository owed, ObjectMapper json) {
        this.owed = owed;
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
        owed.write(appending(events));
    }

    /// The statement that owes events in this order, for whoever sends it with others.
    public Sql appending(List<? extends DomainEvent> events) {
        return new Sql(
                "insert into outbox (topic, key, type, payload) select * from unnest(?, ?, ?, ?)",
                Column.of("text", events, DomainEvent::topic),
                Column.of("text", events, DomainEvent::key),
                Column.of("text", events, DomainEvent::type),
                Column.of("text", events, this::payload));
    }

    /// Owes a tombstone: the aggregate is gone from a state topic.
    @Transactional(TxType.MANDATORY)
    public void appendRemoval(String topic, String key, String type) {
        owed.write(
                new Sql(
                        "insert into outbox (topic, key, type) values (?, ?, ?)",
                        topic,
                        key,
                        type));
    }

    private String payload(DomainEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "an event that cannot be written as JSON: " + event.type(), e);
        }
    }
}
