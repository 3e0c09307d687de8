package fr.rentree.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Keys already used and the answers given.
@ApplicationScoped
class IdempotencyRepository {

    /// Who sent which key.
    record Key(String caller, String value) {}

    /// What was asked under a key, and what was answered.
    record Answer(String request, int status, @Nullable String location, @Nullable String body) {}

    private final EntityManager database;

    IdempotencyRepository(EntityManager database) {
        this.database = database;
    }

    /// Claims a key; waits for a twin under way, and returns false once that one is done.
    boolean claim(Key key, String request) {
        return database.createNativeQuery(
                                """
                                insert into idempotency_key (caller, key, request)
                                values (:caller, :key, :request) on conflict do nothing
                                """)
                        .setParameter("caller", key.caller())
                        .setParameter("key", key.value())
                        .setParameter("request", request)
                        .executeUpdate()
                == 1;
    }

    Answer answer(Key key) {
        var row =
                (Tuple)
                        database.createNativeQuery(
                                        """
                                        select request, status, location, answer
                                          from idempotency_key
                                         where caller = :caller and key = :key
                                        """,
                                        Tuple.class)
                                .setParameter("caller", key.caller())
                                .setParameter("key", key.value())
                                .getSingleResult();
        return new Answer(
                row.get(0, String.class),
                row.get(1, Integer.class),
                row.get(2, String.class),
                row.get(3, String.class));
    }

    void keep(Key key, Answer answer) {
        database.createNativeQuery(
                        """
                        update idempotency_key
                           set status = :status, location = :location, answer = :answer
                         where caller = :caller and key = :key
                        """)
                .setParameter("caller", key.caller())
                .setParameter("key", key.value())
                .setParameter("status", answer.status())
                .setParameter("location", answer.location())
                .setParameter("answer", answer.body())
                .executeUpdate();
    }

    int forget(Duration age) {
        return database.createNativeQuery(
                        "delete from idempotency_key where created_at < clock_timestamp()"
                                + " - make_interval(secs => :seconds)")
                .setParameter("seconds", (double) age.toSeconds())
                .executeUpdate();
    }
}
