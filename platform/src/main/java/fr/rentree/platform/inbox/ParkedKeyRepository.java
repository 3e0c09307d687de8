package fr.rentree.platform.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Lists what was set aside, oldest first.
@ApplicationScoped
public class ParkedKeyRepository {

    private static final int MOST = 500;

    private final EntityManager database;

    ParkedKeyRepository(EntityManager database) {
        this.database = database;
    }

    /// The oldest 500 keys that are set aside.
    @Transactional
    public List<ParkedKey> list() {
        var keys = new ArrayList<ParkedKey>();
        for (Object row :
                database.createNativeQuery(
                                """
                                select consumer, topic, key, count(*),
                                       (array_agg(reason order by id))[1], min(parked_at)
                                  from parked_event group by consumer, topic, key
                                 order by min(id) limit :most
                                """,
                                Tuple.class)
                        .setParameter("most", MOST)
                        .getResultList()) {
            keys.add(key((Tuple) row));
        }
        return keys;
    }

    private static ParkedKey key(Tuple row) {
        return new ParkedKey(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, Long.class),
                row.get(4, String.class),
                row.get(5, Instant.class));
    }
}
