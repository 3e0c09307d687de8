package fr.rentree.identity.imports;

import static fr.rentree.identity.Imports.applied;
import static fr.rentree.identity.Imports.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import fr.rentree.identity.Imports;
import fr.rentree.identity.TestDelivery;
import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// I6: while an import window is closed nothing is applied; what is sent then waits.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ImportWindowTest {

    private static final String TYPE = "rollover.import-window.v1";
    private static final AtomicLong VERSIONS = new AtomicLong(10);

    @Test
    void a_file_sent_while_the_window_is_closed_waits_and_is_planned_when_it_opens() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        window(school, "CLOSED");

        var waiting = planned(ent, pupils(ent, 1, school));
        assertThat(waiting.getString("state")).isEqualTo("WAITING");
        Imports.approval(ent, waiting.getString("id"), "0", false)
                .statusCode(409)
                .body("type", equalTo("https://rentree.example/problems/import-window-closed"));

        window(school, "OPEN");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(Imports.read(ent, waiting.getString("id")).getString("state"))
                                .isEqualTo("PLANNED"));
        var plan = Imports.read(ent, waiting.getString("id"));
        assertThat(Imports.approve(ent, plan, false).getString("state")).isEqualTo("APPLIED");
    }

    @Test
    void only_the_newest_waiting_file_is_planned() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        window(school, "CLOSED");
        var older = planned(ent, pupils(ent, 1, school));
        var newer = planned(ent, pupils(ent, 2, school).pupil("ELV-2", school));
        var late = planned(ent, pupils(ent, 1, school).pupil("ELV-3", school));

        assertThat(Imports.read(ent, older.getString("id")).getString("state"))
                .isEqualTo("SUPERSEDED");
        assertThat(newer.getString("state")).isEqualTo("WAITING");
        assertThat(late.getString("state")).isEqualTo("SUPERSEDED");
    }

    @Test
    void a_plan_made_before_the_window_closed_waits_too() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, pupils(ent, 1, school));
        var plan = planned(ent, pupils(ent, 2, school).pupil("ELV-2", school));

        window(school, "CLOSED");

        Imports.approval(ent, plan.getString("id"), plan.getString("planHash"), false)
                .statusCode(409);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(Imports.read(ent, plan.getString("id")).getString("state"))
                                .isEqualTo("WAITING"));
    }

    @Test
    void what_was_approved_is_not_applied_once_the_window_has_closed() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        var plan = planned(ent, pupils(ent, 1, school));
        Database.execute(
                "insert into import_window (school, version, territory, state)"
                        + " values (?, 1, 'REGION-FICTIVE', 'CLOSED')",
                school);
        Database.execute(
                "update roster_import set state = 'APPLYING' where id = ?::uuid",
                plan.getString("id"));

        assertThat(Imports.settled(ent, plan.getString("id")).getString("state"))
                .isEqualTo("WAITING");
        assertThat(
                        Database.queryLong(
                                "select count(*) from person where access_point = ?", ent.alias()))
                .isZero();
    }

    @Test
    void an_older_version_of_a_window_is_ignored_and_the_example_is_understood() {
        String example = Contracts.example("rollover/import-window.v1");
        String school = JsonPath.from(example).getString("uai");
        Topics.publish("rollover.windows", school, TYPE, example);
        await().atMost(Duration.ofSeconds(20)).until(() -> state(school) != null);
        String told = state(school);

        Topics.publish("rollover.windows", school, TYPE, json(school, 0, "OPEN"));
        Topics.publish("rollover.windows", school, TYPE, json(school, 0, "CLOSED"));
        window(TestEnt.school(), "OPEN");

        assertThat(state(school)).isEqualTo(told);
        Topics.publish("rollover.windows", school, TYPE, null);
        await().atMost(Duration.ofSeconds(20)).until(() -> state(school) == null);
    }

    private static TestDelivery pupils(TestEnt ent, int day, String school) {
        return ent.delivery(day).school(school).pupil("ELV-1", school);
    }

    /// Publishes a window and waits until it has been heard.
    private static void window(String school, String state) {
        Topics.publish(
                "rollover.windows", school, TYPE, json(school, VERSIONS.incrementAndGet(), state));
        await().atMost(Duration.ofSeconds(20)).until(() -> state.equals(state(school)));
    }

    private static String json(String school, long version, String state) {
        return """
        {"uai": "%s", "version": %d, "territory": "REGION-FICTIVE", "state": "%s",
         "closedFrom": "2026-07-05T16:00:00Z", "opensAt": null}
        """
                .formatted(school, version, state);
    }

    private static @Nullable String state(String school) {
        return Database.queryStrings(
                        "select max(state) from import_window where school = ?", school)
                .getFirst();
    }
}
