package fr.rentree.identity.tasks;

import static fr.rentree.identity.Imports.applied;
import static fr.rentree.identity.Imports.approve;
import static fr.rentree.identity.Imports.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rentree.identity.TestDelivery;
import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The rollover's destructive task: nobody is suspended whom the plan did not show.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class SuspendFormerPupilsTest {

    private TestEnt ent = new TestEnt("", "");
    private String school = "";

    @BeforeEach
    void a_school_that_two_pupils_and_a_teacher_left() {
        ent = TestEnt.open();
        school = TestEnt.school();
        applied(ent, pupils(1, "ELV-1", "ELV-2", "ELV-3").staff("ENS-9", "National_ens", school));
        approve(ent, planned(ent, pupils(2, "ELV-3")), true);
    }

    @Test
    void the_plan_shows_former_pupils_and_the_application_suspends_just_them() {
        var task = UUID.randomUUID();
        var plan = ask(task, "PLAN", 1, null);
        assertThat(plan.getString("outcome")).isEqualTo("PLANNED");
        assertThat(plan.getInt("counters.pupils")).isEqualTo(2);
        assertThat(statuses()).isEqualTo("ACTIVE,ACTIVE,LEFT,LEFT,LEFT");

        var done = ask(task, "APPLY", 2, plan.getString("planHash"));

        assertThat(done.getString("outcome")).isEqualTo("DONE");
        assertThat(done.getInt("counters.pupils")).isEqualTo(2);
        assertThat(statuses()).isEqualTo("ACTIVE,ACTIVE,LEFT,SUSPENDED,SUSPENDED");
    }

    @Test
    void a_task_sent_again_is_answered_again_and_done_once() {
        var task = UUID.randomUUID();
        String hash = ask(task, "PLAN", 1, null).getString("planHash");
        ask(task, "APPLY", 2, hash);
        String versions = versions();

        var again = ask(task, "APPLY", 3, hash);

        assertThat(again.getString("outcome")).isEqualTo("DONE");
        assertThat(again.getInt("counters.pupils")).isEqualTo(2);
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void a_plan_that_no_longer_holds_is_stale_and_suspends_nobody() {
        var task = UUID.randomUUID();
        String hash = ask(task, "PLAN", 1, null).getString("planHash");
        approve(ent, planned(ent, pupils(3, "ELV-3", "ELV-1")), true);

        var stale = ask(task, "APPLY", 2, hash);

        assertThat(stale.getString("outcome")).isEqualTo("STALE");
        assertThat(statuses()).doesNotContain("SUSPENDED");
    }

    @Test
    void a_suspended_pupil_who_comes_back_is_active_again() {
        var task = UUID.randomUUID();
        ask(task, "APPLY", 2, ask(task, "PLAN", 1, null).getString("planHash"));

        applied(ent, pupils(3, "ELV-1", "ELV-3"));

        assertThat(statuses()).isEqualTo("ACTIVE,ACTIVE,ACTIVE,LEFT,SUSPENDED");
    }

    @Test
    void the_example_of_another_phase_is_read_and_passed_over() {
        String example = Contracts.example("rollover/task-commanded.v1");
        Topics.publish(
                "rollover.tasks",
                JsonPath.from(example).getString("uai"),
                "rollover.task-commanded.v1",
                example.replace("SUSPEND_FORMER_PUPILS", "RENEW_LICENCES"));
        ask(UUID.randomUUID(), "PLAN", 1, null);
        assertThat(Database.queryLong("select count(*) from parked_event")).isZero();
        Contracts.example("identity/task-reported.v1");
    }

    private TestDelivery pupils(int day, String... subjects) {
        var delivery = ent.delivery(day).school(school).staff("DIR-1", "National_dir", school);
        for (String subject : subjects) {
            delivery.pupil(subject, school);
        }
        return delivery;
    }

    private JsonPath ask(UUID task, String mode, int attempt, @Nullable String planHash) {
        String command =
                """
                {"task": "%s", "campaign": "%s", "phase": "SUSPEND_FORMER_PUPILS", "uai": "%s",
                 "mode": "%s", "attempt": %d, "schoolYear": "2026-2027",
                 "nextSchoolYear": "2027-2028", "planHash": %s}
                """
                        .formatted(
                                task,
                                UUID.randomUUID(),
                                school,
                                mode,
                                attempt,
                                planHash == null ? "null" : "\"" + planHash + "\"");
        Contracts.assertValid("rollover/task-commanded.v1", command);
        Topics.publish("rollover.tasks", school, "rollover.task-commanded.v1", command);
        String answer =
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> answer(task, attempt), found -> !found.isEmpty())
                        .getFirst();
        Contracts.assertValid("identity/task-reported.v1", answer);
        return JsonPath.from(answer);
    }

    private static List<String> answer(UUID task, int attempt) {
        return Topics.read("identity.tasks").stream()
                .map(TopicRecord::json)
                .map(String::valueOf)
                .filter(json -> JsonPath.from(json).getString("task").equals(task.toString()))
                .filter(json -> JsonPath.from(json).getInt("attempt") == attempt)
                .toList();
    }

    private String statuses() {
        return Database.queryString(
                "select string_agg(status, ',' order by status) from person where access_point = ?",
                ent.alias());
    }

    private String versions() {
        return Database.queryString(
                "select string_agg(subject || version, ',' order by subject) from person"
                        + " where access_point = ?",
                ent.alias());
    }
}
