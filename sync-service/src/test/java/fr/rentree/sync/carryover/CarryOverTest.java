package fr.rentree.sync.carryover;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rentree.platform.school.SchoolYear;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class CarryOverTest {

    private static final SchoolYear YEAR = SchoolYear.of(LocalDate.now());

    private final UUID task = UUID.randomUUID();
    private final UUID campaign = UUID.randomUUID();

    /// Other tests write at the same school: their notebooks are no concern of this campaign.
    @BeforeEach
    void set_other_notebooks_apart() {
        Database.execute("update notebook set school_year = 2900");
    }

    @Test
    void renewed_notebooks_carry_on_and_the_others_are_frozen_with_the_reason() {
        var renewed = writer();
        var lapsed = writer();
        var left = writer();
        Database.execute(
                "update reading_right set ended_at = now(), end_reason = 'LEFT' where person = ?",
                left.person());
        Database.execute(
                "update reading_right set renewable = false where person = ?", lapsed.person());

        command("PLAN", 1, null);
        var plan = answer(1);
        assertThat(plan.get("outcome").asText()).isEqualTo("PLANNED");
        assertThat(plan.get("counters").get("carriedOn").asInt()).isEqualTo(1);
        assertThat(plan.get("counters").get("frozen").asInt()).isEqualTo(2);
        assertThat(years()).containsOnly(YEAR.firstYear());

        command("APPLY", 2, null);
        await().until(() ->
                Database.queryLong("select count(*) from carry_over_task where task = ?", task)
                        == 1);
        assertThat(answers(2)).isEmpty();
        renew(renewed);
        renewalCompleted();

        var done = answer(2);
        assertThat(done.get("outcome").asText()).isEqualTo("DONE");
        assertThat(done.get("counters")).isEqualTo(plan.get("counters"));
        assertThat(done.get("planHash")).isEqualTo(plan.get("planHash"));
        assertThat(notebook(renewed).get("schoolYear").asText()).isEqualTo(YEAR.next().toString());
        assertThat(notebook(renewed).get("state").asText()).isEqualTo("OPEN");
        assertThat(frozen(lapsed)).isEqualTo("LICENCE_NOT_RENEWED");
        assertThat(frozen(left)).isEqualTo("OTHER_SCHOOL");
        assertThat(notebook(left).get("state").asText()).isEqualTo("FROZEN");
        assertThat(notebook(left).get("reason").asText()).isEqualTo("OTHER_SCHOOL");
        assertThat(left.device().pull()).hasSize(1);
        assertCarriedOn(renewed);
        assertThat(timesTold(renewed)).as("by the seat, and by the campaign").isEqualTo(2);
        assertThat(timesTold(lapsed)).isEqualTo(1);
        assertThat(timesTold(left)).isEqualTo(1);
    }

    @Test
    void a_command_sent_again_has_one_effect_and_the_same_answer() {
        var pupil = writer();
        renew(pupil);
        renewalCompleted();
        command("APPLY", 1, null);
        var first = answer(1);
        command("APPLY", 2, null);
        command("APPLY", 3, null);
        var third = answer(3);
        assertThat(third.get("outcome").asText()).isEqualTo("DONE");
        assertThat(third.get("counters")).isEqualTo(first.get("counters"));
        assertThat(carriedOn(pupil)).hasSize(1);
    }

    @Test
    void whoever_goes_on_at_another_school_is_not_planned_to_be_renewed_at_this_one() {
        var moved = writer();
        writer();
        Database.execute(
                "update person set places = ?::jsonb where person = ?",
                "[{\"uai\":\"%s\",\"profile\":\"TEACHER\",\"permissions\":[]}]"
                        .formatted(Pupil.OTHER_SCHOOL),
                moved.person());

        command("PLAN", 1, null);

        assertThat(answer(1).get("counters").get("carriedOn").asInt()).isEqualTo(1);
        assertThat(answer(1).get("counters").get("frozen").asInt()).isEqualTo(1);
    }

    @Test
    void a_plan_that_is_not_true_any_more_is_stale_and_nothing_is_done() {
        writer();
        command("PLAN", 1, null);
        String hash = answer(1).get("planHash").asText();
        writer();
        renewalCompleted();
        command("APPLY", 2, hash);
        assertThat(answer(2).get("outcome").asText()).isEqualTo("STALE");
        assertThat(years()).containsOnly(YEAR.firstYear());

        command("PLAN", 3, null);
        command("APPLY", 4, answer(3).get("planHash").asText());
        assertThat(answer(4).get("outcome").asText()).isEqualTo("DONE");
    }

    @Test
    void a_notebook_that_was_frozen_opens_again_with_a_late_renewal() {
        var pupil = writer();
        renewalCompleted();
        command("APPLY", 1, null);
        answer(1);
        Database.execute(
                "update reading_right set last_day = current_date - 1 where person = ?",
                pupil.person());
        assertThat(notebook(pupil).get("state").asText()).isEqualTo("FROZEN");
        renew(pupil);
        await().until(() -> notebook(pupil).get("state").asText().equals("OPEN"));
    }

    @Test
    void what_a_campaign_freezes_is_of_the_year_that_closes_whenever_it_was_last_written_in() {
        var pupil = writer();
        Database.execute("update notebook set school_year = 2020 where owner = ?", pupil.person());
        renewalCompleted();
        command("APPLY", 1, null);
        assertThat(answer(1).get("counters").get("frozen").asInt()).isEqualTo(1);
        assertThat(years()).containsOnly(YEAR.firstYear());
    }

    @Test
    void notes_that_follow_the_person_carry_on_by_a_right_at_another_school() {
        var pupil = writer();
        Database.execute(
                "update reading_right set continuity = 'PERSON' where person = ?", pupil.person());
        Database.execute(
                """
                insert into reading_right (assignment, person, school, work, edition, resource,
                                           first_day, last_day, continuity)
                values (uuidv7(), ?, ?, ?, '2027', 'ark:/99999/x', ?::date, ?::date, 'PERSON')
                """,
                pupil.person(),
                Pupil.OTHER_SCHOOL,
                Pupil.WORK,
                YEAR.next().firstDay().toString(),
                YEAR.next().lastDay().toString());
        renewalCompleted();
        command("APPLY", 1, null);
        assertThat(answer(1).get("counters").get("carriedOn").asInt()).isEqualTo(1);
        assertThat(frozen(pupil)).isEqualTo("null");
    }

    @Test
    void what_another_access_point_left_behind_does_not_follow_its_schools_renewal() {
        var pupil = writer();
        Database.execute(
                "update notebook set access_point = 'pronote' where owner = ?", pupil.person());
        renew(pupil);
        renewalCompleted();
        command("APPLY", 1, null);
        assertThat(answer(1).get("counters").get("frozen").asInt()).isEqualTo(1);
        assertThat(frozen(pupil)).isEqualTo("OTHER_ACCESS_POINT");
        assertThat(notebook(pupil).get("state").asText()).isEqualTo("FROZEN");
    }

    private static Pupil writer() {
        var pupil = Pupil.enrolled();
        Database.execute(
                """
                insert into reading_right (assignment, person, school, work, edition, resource,
                                           first_day, last_day, continuity)
                values (uuidv7(), ?, ?, ?, '2026', 'ark:/99999/x', ?::date, ?::date, 'ACCESS_POINT_AND_SCHOOL')
                """,
                pupil.person(),
                Pupil.SCHOOL,
                Pupil.WORK,
                YEAR.firstDay().toString(),
                YEAR.lastDay().toString());
        var device = pupil.device();
        String id = newNote();
        device.push(device.put(id, 0, note(id, "of this year")));
        return pupil;
    }

    private static void renew(Pupil pupil) {
        var event = (ObjectNode) json(Contracts.example("licence/seat-renewed.v1"));
        event.put(
                        "assignment",
                        Database.queryString(
                                "select assignment from reading_right where person = ?",
                                pupil.person()))
                .put("person", pupil.person().toString())
                .put("uai", Pupil.SCHOOL)
                .put("work", Pupil.WORK)
                .put("firstDay", YEAR.firstDay().toString())
                .put("lastDay", YEAR.next().lastDay().toString());
        Topics.publish(
                "licence.assignments", Pupil.SCHOOL, "licence.seat-renewed.v1", event.toString());
    }

    private void renewalCompleted() {
        var event = (ObjectNode) json(Contracts.example("licence/renewal-completed.v1"));
        event.put("campaign", campaign.toString()).put("uai", Pupil.SCHOOL);
        Topics.publish(
                "licence.assignments",
                Pupil.SCHOOL,
                "licence.renewal-completed.v1",
                event.toString());
    }

    private void command(String mode, int attempt, @Nullable String hash) {
        var event = (ObjectNode) json(Contracts.example("rollover/task-commanded.v1"));
        event.put("task", task.toString())
                .put("campaign", campaign.toString())
                .put("phase", "CARRY_ON_NOTES")
                .put("uai", Pupil.SCHOOL)
                .put("mode", mode)
                .put("attempt", attempt)
                .put("schoolYear", YEAR.toString())
                .put("nextSchoolYear", YEAR.next().toString())
                .put("planHash", hash);
        Contracts.assertValid("rollover/task-commanded.v1", event.toString());
        Topics.publish(
                "rollover.tasks", Pupil.SCHOOL, "rollover.task-commanded.v1", event.toString());
    }

    private JsonNode answer(int attempt) {
        await().until(() -> !answers(attempt).isEmpty());
        var answer = answers(attempt).getFirst();
        Contracts.assertValid("sync/task-reported.v1", answer.toString());
        return answer;
    }

    private List<JsonNode> answers(int attempt) {
        return Topics.read("sync.tasks").stream()
                .map(event -> json(String.valueOf(event.json())))
                .filter(answer -> answer.get("task").asText().equals(task.toString()))
                .filter(answer -> answer.get("attempt").asInt() == attempt)
                .toList();
    }

    private static List<JsonNode> carriedOn(Pupil pupil) {
        return Topics.read("sync.notebooks").stream()
                .filter(event -> event.type().endsWith("sync.notebook-carried-on.v1"))
                .map(event -> json(String.valueOf(event.json())))
                .filter(event -> event.get("owner").asText().equals(pupil.person().toString()))
                .toList();
    }

    private static void assertCarriedOn(Pupil pupil) {
        await().until(() -> !carriedOn(pupil).isEmpty());
        assertThat(carriedOn(pupil))
                .singleElement()
                .satisfies(event -> {
                    Contracts.assertValid("sync/notebook-carried-on.v1", event.toString());
                    assertThat(event.get("lastDay").asText())
                            .isEqualTo(YEAR.next().lastDay().toString());
                });
    }

    private static JsonNode notebook(Pupil pupil) {
        TestDevice device = pupil.device();
        return json(device.get("/api/v1/notebooks").body()).get("items").get(0);
    }

    private static String frozen(Pupil pupil) {
        return Database.queryString(
                "select frozen_reason from notebook where owner = ?", pupil.person());
    }

    /// How often the pupil's devices were told that something is different with their rights.
    private static long timesTold(Pupil pupil) {
        return Database.queryLong(
                "select coalesce(sum(number), 0) from rights_news where owner = ?", pupil.person());
    }

    private static List<Integer> years() {
        return Database.queryStrings("select school_year from notebook where school_year < 2900")
                .stream()
                .map(year -> Integer.parseInt(String.valueOf(year)))
                .toList();
    }
}
