package fr.rentree.licence.acts;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.post;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.licence.Ledger;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// I10 for acts: broken off or asked at once by many, they end as done once, one after the other.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ActRaceTest {

    private static final String PUPILS = "{\"profile\":\"PUPIL\"}";
    private static final String ALL = "ALL_OR_NOTHING";

    private final Lycee school = new Lycee();

    @AfterEach
    void counters_agree_with_a_fresh_count_and_with_the_journal() {
        Ledger.assertSound(school.uai);
    }

    @Test
    void a_long_batch_killed_half_way_is_done_to_its_end_once() throws Exception {
        school.pupils(20, "2NDE1");
        var other = school.anotherManual();
        school.order(school.manual(), 20, "PUPIL");
        school.order(other, 20, "PUPIL");
        String progress;
        try (var administrator = Database.administrator()) {
            administrator.setAutoCommit(false);
            try (var lock = administrator.createStatement()) {
                lock.execute("lock table seat_journal in exclusive mode");
            }
            progress =
                    post(
                                    school.officer(),
                                    "/api/v1/assignments/batches?later=true",
                                    "{\"school\":\"%s\",\"resources\":[\"%s\",\"%s\"],\"population\":%s,\"mode\":\"%s\"}"
                                            .formatted(
                                                    school.uai,
                                                    school.manual(),
                                                    other,
                                                    PUPILS,
                                                    ALL))
                            .header("Location");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> killWaiting() > 0);
            administrator.rollback();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        "DONE".equals(get(school.officer(), progress, Map.of()).path("act.state")));
        assertThat(school.held(school.manual())).isEqualTo(20);
        assertThat(school.held(other)).isEqualTo(20);
    }

    @Test
    void an_act_undone_by_many_hands_at_once_is_undone_once() throws Exception {
        school.pupils(10, "2NDE1");
        school.order(school.manual(), 10, "PUPIL");
        String batch = school.assign(PUPILS, ALL, school.manual()).path("batch");
        var undo = "{\"school\":\"%s\",\"act\":\"%s\"}".formatted(school.uai, batch);
        var work = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 8; i++) {
            work.add(() -> post(school.officer(), "/api/v1/assignments/undo", undo));
        }
        var codes = new ArrayList<Integer>();
        try (var clients = Executors.newFixedThreadPool(8)) {
            for (var answer : clients.invokeAll(work)) {
                codes.add(answer.get().statusCode());
            }
        }
        assertThat(codes).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(school.held(school.manual())).isZero();
    }

    /// Ends the connections that wait for the journal and returns how many these were.
    private static long killWaiting() {
        return Database.queryLong(
                """
                select count(*) filter (where pg_terminate_backend(pid))
                  from pg_locks
                 where relation = 'seat_journal'::regclass and not granted
                   and database = (select oid from pg_database where datname = current_database())
                """);
    }
}
