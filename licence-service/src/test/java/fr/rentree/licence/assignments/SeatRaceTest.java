package fr.rentree.licence.assignments;

import static fr.rentree.licence.Lycee.persons;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.licence.Ledger;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// I1: a subscription never has more assignments than seats, whatever happens at the same time.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class SeatRaceTest {

    private static final String PUPILS = "{\"profile\":\"PUPIL\"}";
    private static final String ALL = "ALL_OR_NOTHING";
    private static final String MANY = "AS_MANY_AS_POSSIBLE";

    private final Lycee school = new Lycee();

    @AfterEach
    void counters_agree_with_a_fresh_count_and_with_the_journal() {
        Ledger.assertSound(school.uai);
    }

    @Test
    void of_two_hundred_people_at_once_exactly_one_hundred_and_fifty_get_a_seat() throws Exception {
        var pupils = school.pupils(200, "2NDE1");
        school.order(school.manual(), 100, "PUPIL");
        school.order(school.manual(), 50, "PUPIL");
        var answers =
                atOnce(
                        24,
                        pupils.stream()
                                .map(pupil ->
                                        (Callable<Response>)
                                                () ->
                                                        school.assign(
                                                                persons(List.of(pupil)),
                                                                ALL,
                                                                school.manual()))
                                .toList());
        assertThat(answers.stream().filter(a -> a.statusCode() == 200)).hasSize(150);
        assertThat(answers.stream().filter(a -> a.statusCode() == 409)).hasSize(50);
        assertThat(school.held(school.manual())).isEqualTo(150);
    }

    @Test
    void overlapping_batches_of_two_officers_give_each_person_one_seat() throws Exception {
        school.pupils(60, "2NDE1");
        school.pupils(60, "2NDE2");
        school.pupils(60, "1ERE1");
        var other = school.anotherManual();
        school.order(school.manual(), 150, "PUPIL");
        school.order(other, 170, "PUPIL");
        var first = "{\"divisions\":[\"2NDE1\",\"2NDE2\"]}";
        var second = "{\"divisions\":[\"2NDE2\",\"1ERE1\"]}";
        var work = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 6; i++) {
            work.add(() -> school.assign(first, MANY, school.manual(), other));
            work.add(() -> school.assignAs(school.head(), second, MANY, other, school.manual()));
        }
        var answers = atOnce(12, work);
        assertThat(answers).allMatch(a -> a.statusCode() == 200 || a.statusCode() == 409);
        assertThat(school.held(school.manual())).isEqualTo(150);
        assertThat(school.held(other)).isEqualTo(170);
        assertThat(added(answers)).isEqualTo(320);
    }

    @Test
    void a_retrieval_racing_an_assignment_ends_as_if_one_had_come_after_the_other()
            throws Exception {
        var pupils = school.pupils(10, "2NDE1");
        school.order(school.manual(), 10, "PUPIL");
        for (int round = 0; round < 15; round++) {
            var one = persons(List.of(pupils.get(round % pupils.size())));
            atOnce(
                    4,
                    List.of(
                            () -> school.assign(one, ALL, school.manual()),
                            () -> school.takeBack(one, school.manual()),
                            () -> school.assign(one, ALL, school.manual()),
                            () -> school.takeBack(one, school.manual())));
            Ledger.assertSound(school.uai);
        }
    }

    @Test
    void a_storm_of_everything_leaves_counters_that_agree() throws Exception {
        var pupils = school.pupils(40, "2NDE1");
        school.order(school.manual(), 25, "PUPIL");
        var dice = RandomGenerator.of("L64X128MixRandom");
        var work = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 120; i++) {
            var some = new ArrayList<>(pupils);
            Collections.shuffle(some, new java.util.Random(dice.nextLong()));
            var chosen = persons(some.subList(0, 1 + dice.nextInt(20)));
            work.add(
                    switch (dice.nextInt(3)) {
                        case 0 -> () -> school.assign(chosen, ALL, school.manual());
                        case 1 -> () -> school.assign(chosen, MANY, school.manual());
                        default -> () -> school.takeBack(chosen, school.manual());
                    });
        }
        assertThat(atOnce(16, work)).allMatch(a -> a.statusCode() == 200 || a.statusCode() == 409);
        assertThat(school.held(school.manual())).isLessThanOrEqualTo(25);
    }

    @Test
    void a_batch_whose_connection_dies_half_way_leaves_nothing_behind() throws Exception {
        school.pupils(30, "2NDE1");
        school.order(school.manual(), 30, "PUPIL");
        long owed = owed();
        try (var clients = Executors.newSingleThreadExecutor();
                var other = Database.administrator()) {
            other.setAutoCommit(false);
            // The batch has its seats inserted and waits to write its journal when it is killed.
            lock(other, "lock table seat_journal in exclusive mode");
            Future<Response> batch =
                    clients.submit(() -> school.assign(PUPILS, ALL, school.manual()));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> killWaiting() > 0);
            assertThat(batch.get().statusCode()).isEqualTo(503);
            other.rollback();
        }
        assertThat(school.held(school.manual())).isZero();
        assertThat(owed()).isLessThanOrEqualTo(owed);
        school.assign(PUPILS, ALL, school.manual()).then().statusCode(200);
        assertThat(school.held(school.manual())).isEqualTo(30);
    }

    @Test
    void the_database_itself_refuses_a_seat_too_many_and_a_seat_held_twice() {
        var pupils = school.pupils(2, "2NDE1");
        school.order(school.manual(), 1, "PUPIL");
        school.assign(persons(pupils.subList(0, 1)), ALL, school.manual());
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(() ->
                                Database.execute(
                                        "update seat_pool set assigned = assigned + 1"
                                                + " where school = ?",
                                        school.uai)))
                .hasStackTraceContaining("never_beyond_capacity");
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(() ->
                                Database.execute(
                                        """
                                        insert into assignment
                                        select school, ?, pool, subscription, resource,
                                               person, first_day, held_from, last_day,
                                               batch, null
                                          from assignment where school = ?
                                        """,
                                        UUID.randomUUID(),
                                        school.uai)))
                .hasStackTraceContaining("held_once");
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
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

    private long owed() {
        return Database.queryLong(
                "select count(*) from outbox where key = ? and topic = 'licence.assignments'",
                school.uai);
    }

    private static int added(List<Response> answers) {
        return answers.stream()
                .filter(a -> a.statusCode() == 200)
                .mapToInt(a ->
                        a.<List<Integer>>path("resources.added").stream().mapToInt(n -> n).sum())
                .sum();
    }

    private static List<Response> atOnce(int threads, List<Callable<Response>> work)
            throws Exception {
        try (var clients = Executors.newFixedThreadPool(threads)) {
            var answers = new ArrayList<Response>();
            for (var answer : clients.invokeAll(work)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
