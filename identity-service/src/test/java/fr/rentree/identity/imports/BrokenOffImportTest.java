package fr.rentree.identity.imports;

import static fr.rentree.identity.Imports.applied;
import static fr.rentree.identity.Imports.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rentree.identity.Imports;
import fr.rentree.identity.TestDelivery;
import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// I10: an import applied twice, or broken off and resumed, ends as one applied once.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class BrokenOffImportTest {

    @Test
    void an_import_whose_connection_is_killed_half_way_is_applied_once() throws SQLException {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, pupils(ent, 1, school, "AVANT"));
        var plan = planned(ent, pupils(ent, 2, school, "APRES"));

        try (var blocker = Database.administrator();
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute(
                    "select 1 from person where access_point = '%s' and subject = 'ELV-9' for update"
                            .formatted(ent.alias()));
            Imports.approval(ent, plan.getString("id"), plan.getString("planHash"), false)
                    .statusCode(202);
            await().atMost(Duration.ofSeconds(20)).until(() -> killWaiting() > 0);
            assertThat(names(ent)).isEqualTo("AVANT");
            blocker.rollback();
        }

        assertThat(Imports.settled(ent, plan.getString("id")).getString("state"))
                .isEqualTo("APPLIED");
        assertThat(names(ent)).isEqualTo("APRES");
        assertThat(versions(ent)).isEqualTo("2");
        assertThat(applications(ent)).isEqualTo(2);
    }

    @Test
    void what_a_dead_instance_left_is_taken_up_when_its_lease_is_over() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        var plan = planned(ent, pupils(ent, 1, school, "NOM"));
        Database.execute(
                """
                update roster_import set state = 'APPLYING', lease_owner = 'dead',
                       lease_until = clock_timestamp() + interval '3 seconds' where id = ?::uuid
                """,
                plan.getString("id"));

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> names(ent).equals("null"));
        assertThat(Imports.settled(ent, plan.getString("id")).getString("state"))
                .isEqualTo("APPLIED");
        assertThat(names(ent)).isEqualTo("NOM");
    }

    @Test
    void approvals_at_the_same_moment_count_once() throws Exception {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        var plan = planned(ent, pupils(ent, 1, school, "NOM"));
        Callable<Integer> approve =
                () ->
                        Imports.approval(
                                        ent,
                                        plan.getString("id"),
                                        plan.getString("planHash"),
                                        false)
                                .extract()
                                .statusCode();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = callers.invokeAll(IntStream.range(0, 8).mapToObj(_ -> approve).toList());
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }

        Imports.settled(ent, plan.getString("id"));
        assertThat(versions(ent)).isEqualTo("1");
        assertThat(applications(ent)).isEqualTo(1);
    }

    @Test
    void the_same_file_sent_again_while_it_is_under_way_is_the_same_import() {
        var ent = TestEnt.open();
        String school = TestEnt.school();

        var first = planned(ent, pupils(ent, 1, school, "NOM"));
        var second = planned(ent, pupils(ent, 1, school, "NOM"));

        assertThat(second.getString("id")).isEqualTo(first.getString("id"));
    }

    /// As kill -9 does: the server side of the transaction that waits for the blocked row goes.
    private static long killWaiting() {
        return Database.queryLong(
                """
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                 where datname = current_database() and usename = 'test_runtime'
                   and wait_event_type = 'Lock'
                """);
    }

    private static TestDelivery pupils(TestEnt ent, int day, String school, String name) {
        var delivery = ent.delivery(day).school(school);
        IntStream.range(0, 20).forEach(i -> delivery.named("ELV-" + i, name, school));
        return delivery;
    }

    private static String names(TestEnt ent) {
        return Database.queryString(
                "select string_agg(distinct family_name, ',') from person where access_point = ?",
                ent.alias());
    }

    private static String versions(TestEnt ent) {
        return Database.queryString(
                "select string_agg(distinct version::text, ',') from person where access_point = ?",
                ent.alias());
    }

    private static int applications(TestEnt ent) {
        await().until(() -> Database.queryLong("select count(*) from outbox"), n -> n == 0);
        return Topics.read("identity.imports").stream()
                .filter(record -> record.key().equals(ent.idEnt()))
                .collect(Collectors.toSet())
                .size();
    }
}
