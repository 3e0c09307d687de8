package fr.rentree.licence.renewals;

import static fr.rentree.licence.Lycee.persons;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.Events;
import fr.rentree.licence.Ledger;
import fr.rentree.licence.Lycee;
import fr.rentree.licence.RenewalCommands;
import fr.rentree.platform.school.SchoolYear;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// I10: a renewal applied twice, or broken off and resumed, ends as one applied once.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RenewalTest {

    private static final String PUPILS = "{\"profile\":\"PUPIL\"}";
    private static final String ALL = "ALL_OR_NOTHING";
    private static final SchoolYear CLOSING = SchoolYear.of(LocalDate.now());
    private static final LocalDate TODAY = LocalDate.now();

    private final Lycee school = new Lycee();
    private final RenewalCommands renewal = new RenewalCommands(school, CLOSING);
    private List<UUID> pupils = List.of();

    @BeforeEach
    void six_pupils_hold_a_manual_until_the_end_of_the_year() {
        pupils = school.pupils(6, "2NDE1");
        school.order(
                school.manual(),
                10,
                TODAY.minusDays(20),
                laterThanToday(CLOSING.lastDay()),
                "PUPIL");
        school.assign(PUPILS, ALL, school.manual()).then().statusCode(200);
    }

    @AfterEach
    void counters_agree_with_a_fresh_count_and_with_the_journal() {
        Ledger.assertSound(school.uai);
    }

    @Test
    void the_rollovers_example_is_understood() {
        var command = Contracts.example("rollover/task-commanded.v1");
        assertThat(read(command).path("uai").asText()).isNotEmpty();
        var event =
                new fr.rentree.platform.inbox.ReceivedEvent(
                        UUID.randomUUID(),
                        "rollover.tasks",
                        "k",
                        "rollover.task-commanded.v1",
                        java.time.Instant.EPOCH,
                        command);
        assertThat(event.as(TaskCommanded.class).uai().value())
                .isEqualTo(read(command).path("uai").asText());
    }

    @Test
    void a_plan_says_what_would_be_done_and_does_nothing() {
        school.leaves(pupils.getFirst());
        var plan = renewal.plan();
        assertThat(plan.path("outcome").asText()).isEqualTo("PLANNED");
        assertThat(plan.at("/counters/subscriptions").asInt()).isEqualTo(1);
        assertThat(plan.at("/counters/assignments").asInt()).isEqualTo(5);
        assertThat(plan.at("/counters/endedAssignments").asInt()).isEqualTo(1);
        assertThat(school.held(school.manual())).isEqualTo(6);
        assertThat(renewal.plan().path("planHash")).isEqualTo(plan.path("planHash"));
    }

    @Test
    void an_approved_plan_renews_the_same_seats_and_locks_those_of_leavers_for_a_comeback() {
        var before = assignments();
        school.leaves(pupils.getFirst());
        var plan = renewal.plan();
        var done = renewal.apply(plan.path("planHash").asText());
        assertThat(done.path("outcome").asText()).isEqualTo("DONE");
        assertThat(done.path("counters")).isEqualTo(plan.path("counters"));
        assertThat(assignments()).isEqualTo(before);
        assertThat(school.locked()).isEqualTo(1);
        assertThat(school.held(school.manual())).isEqualTo(6);
        assertThat(lastDays()).containsExactly(CLOSING.next().lastDay().toString());
        var told = Events.all("licence.assignments", school.uai);
        assertThat(types(told, "seat-renewed")).isEqualTo(5);
        assertThat(types(told, "seat-taken-back")).isEqualTo(1);
        assertThat(told.getLast().type()).isEqualTo("fr.rentree.licence.renewal-completed.v1");
        told.forEach(RenewalTest::assertValid);
        Events.of("licence.subscriptions", school.uai, "subscription-renewed")
                .forEach(json -> Contracts.assertValid("licence/subscription-renewed.v1", json));
        assertThat(Events.of("licence.subscriptions", school.uai, "subscription-renewed"))
                .hasSize(1);
    }

    @Test
    void a_plan_applied_twice_changes_nothing_more_and_answers_the_same() {
        var hash = renewal.plan().path("planHash").asText();
        var first = renewal.apply(hash);
        var state = lastDays();
        var again = renewal.apply(hash);
        assertThat(again.path("outcome").asText()).isEqualTo("DONE");
        assertThat(again.path("counters")).isEqualTo(first.path("counters"));
        assertThat(lastDays()).isEqualTo(state);
        assertThat(Events.of("licence.assignments", school.uai, "renewal-completed")).hasSize(1);
        assertThat(Events.of("licence.assignments", school.uai, "seat-renewed")).hasSize(6);
    }

    @Test
    void the_same_command_delivered_ten_times_is_answered_once_and_done_once() {
        var hash = renewal.plan().path("planHash").asText();
        var id = UUID.randomUUID().toString();
        for (int i = 0; i < 10; i++) {
            renewal.publish(id, "APPLY", hash);
        }
        renewal.plan();
        assertThat(renewal.reports().stream().filter(r -> r.path("mode").asText().equals("APPLY")))
                .hasSize(1);
        assertThat(Events.of("licence.assignments", school.uai, "renewal-completed")).hasSize(1);
    }

    @Test
    void a_plan_that_no_longer_fits_is_stale_and_nothing_is_done() {
        var hash = renewal.plan().path("planHash").asText();
        school.leaves(pupils.getFirst());
        var stale = renewal.apply(hash);
        assertThat(stale.path("outcome").asText()).isEqualTo("STALE");
        assertThat(stale.path("message").asText()).contains("plan again");
        assertThat(assignments()).hasSize(6);
        assertThat(lastDays()).doesNotContain(CLOSING.next().lastDay().toString());
    }

    @Test
    void an_apply_without_a_plan_fails_in_words() {
        assertThat(renewal.apply(null).path("outcome").asText()).isEqualTo("FAILED");
        assertThat(Events.of("licence.assignments", school.uai, "renewal-completed")).isEmpty();
    }

    @Test
    void seats_given_between_plan_and_apply_make_it_stale() {
        var hash = renewal.plan().path("planHash").asText();
        var late = school.pupils(1, "2NDE1");
        school.assign(persons(late), ALL, school.manual()).then().statusCode(200);
        assertThat(renewal.apply(hash).path("outcome").asText()).isEqualTo("STALE");
    }

    @Test
    void who_holds_next_years_seat_already_does_not_keep_two() {
        school.order(
                school.manual(),
                10,
                CLOSING.next().firstDay().plusDays(15),
                CLOSING.next().lastDay(),
                "PUPIL");
        Database.execute(
                """
                with given as (
                    insert into assignment (school, id, pool, subscription, resource, person,
                                            first_day, held_from, last_day, batch)
                    select p.school, uuidv7(), p.id, s.id, p.resource, ?::uuid, s.first_day,
                           s.first_day, s.last_day, uuidv7()
                      from seat_pool p join subscription s on s.id = p.subscription
                     where p.school = ? and p.assigned = 0
                    returning *),
                counted as (
                    update seat_pool p set assigned = 1 from given g
                     where p.school = g.school and p.id = g.pool)
                insert into seat_journal (school, pool, assignment, person, change, by_whom, at,
                                          why, batch)
                select school, pool, id, person, 'GIVEN', 'test', now(), 'test', batch from given
                """,
                pupils.getFirst(),
                school.uai);
        var plan = renewal.plan();
        assertThat(plan.at("/counters/assignments").asInt()).isEqualTo(5);
        assertThat(plan.at("/counters/endedAssignments").asInt()).isEqualTo(1);
        renewal.apply(plan.path("planHash").asText());
        assertThat(assignments()).hasSize(6);
        assertThat(Events.of("licence.assignments", school.uai, "seat-taken-back").getFirst())
                .contains("NOT_RENEWED");
    }

    @Test
    void tasks_of_other_services_are_left_to_them() {
        Topics.publish(
                "rollover.tasks",
                school.uai,
                "rollover.task-commanded.v1",
                renewal.command("PLAN", null).replace("RENEW_LICENCES", "SUSPEND_FORMER_PUPILS"));
        renewal.plan();
        assertThat(renewal.reports()).hasSize(1);
    }

    private List<@Nullable String> assignments() {
        return Database.queryStrings(
                "select id from assignment where school = ? and taken_back is null order by id",
                school.uai);
    }

    private List<@Nullable String> lastDays() {
        return Database.queryStrings(
                "select distinct last_day from assignment where school = ? and taken_back is null",
                school.uai);
    }

    private static long types(List<TopicRecord> events, String name) {
        return events.stream().filter(e -> e.type().contains("." + name + ".")).count();
    }

    private static void assertValid(TopicRecord event) {
        String name = event.type().substring("fr.rentree.licence.".length());
        Contracts.assertValid("licence/" + name, Objects.requireNonNull(event.json()));
    }

    private static LocalDate laterThanToday(LocalDate day) {
        return day.isBefore(TODAY) ? TODAY : day;
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
