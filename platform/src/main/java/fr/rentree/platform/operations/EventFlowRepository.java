package fr.rentree.platform.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

/// Counts of events under way.
@ApplicationScoped
class EventFlowRepository {

    private final EntityManager database;

    EventFlowRepository(EntityManager database) {
        this.database = database;
    }

    @Transactional
    EventFlow flow() {
        var row =
                (Tuple)
                        database.createNativeQuery(
                                        """
                                        select (select count(*) from outbox where stuck_reason is null),
                                               (select count(*) from outbox where stuck_reason is not null),
                                               (select total from event_count where name = 'relayed'),
                                               (select total from event_count where name = 'received'),
                                               (select count(*) from parked_event)
                                        """,
                                        Tuple.class)
                                .getSingleResult();
        return new EventFlow(
                row.get(0, Long.class),
                row.get(1, Long.class),
                row.get(2, Long.class),
                row.get(3, Long.class),
                row.get(4, Long.class));
    }
}
