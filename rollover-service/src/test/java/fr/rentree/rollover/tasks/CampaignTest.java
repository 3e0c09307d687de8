package fr.rentree.rollover.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.rollover.Territory;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// I7: nothing goes that a plan did not show and somebody did not approve.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class CampaignTest {

    @Inject TaskTick tick;
    @Inject TaskDesk desk;

    private Owners owners = new Owners();
    private Territory territory = new Territory("", List.of());

    @BeforeEach
    void two_schools_with_pupils() {
        owners = new Owners();
        territory = Territory.withSchools(2);
        territory.schools().forEach(school -> territory.pupils(school, 5));
    }

    @Test
    void nothing_is_applied_before_its_plan_was_approved() {
        var campaign = planned();

        campaign.tick();
        campaign.tick();

        assertThat(campaign.state()).isEqualTo("PLANNED");
        assertThat(campaign.questions()).isEmpty();
        assertThat(owners.effects()).isEmpty();
    }

    @Test
    void an_approved_plan_is_applied_phase_by_phase_at_each_school() {
        var campaign = planned();
        campaign.approve(campaign.planHash()).statusCode(202);

        for (String phase : List.of("RENEW_LICENCES", "CARRY_ON_NOTES", "SUSPEND_FORMER_PUPILS")) {
            campaign.tick();
            assertThat(campaign.questions())
                    .hasSize(2)
                    .allSatisfy(question -> assertThat(question.phase()).isEqualTo(phase));
            answerAll(campaign);
        }
        campaign.tick();

        campaign.show()
                .body("state", equalTo("DONE"))
                .body("advice", hasSize(0))
                .body("phases.done", everyItem(equalTo(2)))
                .body("phases[2].counters.pupils", equalTo(2));
        assertThat(owners.effects()).hasSize(6).allSatisfy((_, times) -> assertThat(times).isOne());
    }

    @Test
    void the_plan_shows_what_would_go_at_each_school_and_phase() {
        var campaign = planned();

        Rehearsal.operator()
                .get(campaign.path() + "/plan")
                .then()
                .statusCode(200)
                .body("items", hasSize(6))
                .body("items[2].uai", equalTo(territory.school().value()))
                .body("items[2].phase", equalTo("SUSPEND_FORMER_PUPILS"))
                .body("items[2].destructive", equalTo(true))
                .body("items[2].counters.pupils", equalTo(1))
                .body("items[2].examples", hasSize(1));
    }

    @Test
    void an_approval_of_another_plan_is_refused() {
        var campaign = planned();

        campaign.approve("some-other-hash")
                .statusCode(409)
                .body("type", containsString("another-plan"))
                .body("planHash", equalTo(campaign.planHash()));
        campaign.tick();

        assertThat(campaign.questions()).isEmpty();
    }

    @Test
    void a_plan_asked_again_is_no_longer_approved_under_its_old_hash() {
        var campaign = planned();
        String old = campaign.planHash();
        owners.change(territory.school());
        campaign.ask();
        campaign.approve(old).statusCode(409).body("type", containsString("not-planned"));
        campaign.tick();
        answerAll(campaign);
        campaign.tick();

        campaign.approve(old).statusCode(409).body("type", containsString("another-plan"));
    }

    @Test
    void a_school_that_changed_since_its_plan_is_not_touched_and_the_campaign_says_so() {
        var campaign = planned();
        campaign.approve(campaign.planHash()).statusCode(202);
        owners.change(territory.school());

        runUntilQuiet(campaign);

        campaign.show()
                .body("state", equalTo("RUNNING"))
                .body("advice", hasItem(containsString("plan again")));
        assertThat(owners.effects().keySet())
                .hasSize(3)
                .noneMatch(effect -> effect.startsWith(territory.school().value()));

        campaign.ask();
        campaign.tick();
        answerAll(campaign);
        campaign.tick();
        campaign.approve(campaign.planHash()).statusCode(202);
        runUntilQuiet(campaign);

        assertThat(campaign.state()).isEqualTo("DONE");
        assertThat(owners.effects()).hasSize(6).allSatisfy((_, times) -> assertThat(times).isOne());
    }

    @Test
    void a_school_above_the_threshold_waits_for_a_word_of_its_own() {
        owners.wouldSuspend(3);
        var campaign = planned();
        campaign.approve(campaign.planHash()).statusCode(202);
        runUntilQuiet(campaign);
        campaign.show()
                .body("state", equalTo("RUNNING"))
                .body("phases[2].held", equalTo(2))
                .body("advice", hasItem(containsString("heldSchools")));
        assertThat(owners.effects().keySet()).noneMatch(e -> e.endsWith("SUSPEND_FORMER_PUPILS"));

        campaign.approve(campaign.planHash(), territory.school().value()).statusCode(202);
        runUntilQuiet(campaign);

        assertThat(owners.effects().keySet())
                .filteredOn(effect -> effect.endsWith("SUSPEND_FORMER_PUPILS"))
                .containsExactly(territory.school().value() + " SUSPEND_FORMER_PUPILS");
    }

    @Test
    void former_pupils_keep_their_account_until_the_day_of_the_calendar() {
        var campaign = planned();
        territory.suspendFormerPupilsFrom(LocalDate.of(2999, 8, 27));
        campaign.approve(campaign.planHash()).statusCode(202);

        runUntilQuiet(campaign);

        assertThat(owners.effects()).hasSize(4);
        territory.suspendFormerPupilsFrom(LocalDate.of(2026, 8, 27));
        runUntilQuiet(campaign);
        assertThat(owners.effects()).hasSize(6);
    }

    @Test
    void a_failure_is_kept_with_its_message_until_somebody_plans_again() {
        var campaign = planned();
        campaign.approve(campaign.planHash()).statusCode(202);
        campaign.tick();
        Owners.deliver(desk, campaign.questions().stream().map(owners::fail).toList());
        runUntilQuiet(campaign);

        Rehearsal.operator()
                .get("/api/v1/tasks?state=FAILED&campaign=" + campaign.id())
                .then()
                .body("items", hasSize(2))
                .body("items.message", everyItem(equalTo("The roster is being imported.")));
        campaign.show().body("advice", hasItem(containsString("2 schools failed")));

        campaign.ask();
        campaign.tick();
        answerAll(campaign);
        campaign.tick();
        campaign.approve(campaign.planHash()).statusCode(202);
        runUntilQuiet(campaign);
        assertThat(campaign.state()).isEqualTo("DONE");
    }

    @Test
    void a_paused_campaign_commands_nothing_and_goes_on_where_it_was() {
        var campaign = planned();
        campaign.approve(campaign.planHash()).statusCode(202);
        Rehearsal.operator().post(campaign.path() + "/pause").then().statusCode(200);
        runUntilQuiet(campaign);
        assertThat(owners.effects()).isEmpty();

        Rehearsal.operator().post(campaign.path() + "/resume").then().statusCode(200);
        runUntilQuiet(campaign);

        assertThat(campaign.state()).isEqualTo("DONE");
    }

    @Test
    void a_stopped_campaign_commands_nothing_more() {
        var campaign = planned();
        campaign.approve(campaign.planHash()).statusCode(202);
        campaign.tick();
        answerAll(campaign);
        Rehearsal.operator().post(campaign.path() + "/stop").then().statusCode(200);

        runUntilQuiet(campaign);

        assertThat(owners.effects()).hasSize(2);
        assertThat(campaign.state()).isEqualTo("STOPPED");
    }

    @Test
    void a_school_that_came_meanwhile_is_planned_with_the_next_plan() {
        var campaign = planned();
        var late = Territory.newUai();
        territory.add(late);
        territory.pupils(late, 5);

        campaign.ask();
        campaign.tick();
        answerAll(campaign);
        campaign.tick();

        campaign.show().body("phases.planned", everyItem(equalTo(3)));
    }

    @Test
    void without_any_school_there_is_nothing_to_plan() {
        var empty = Rehearsal.begin(Territory.withSchools(0), tick);

        Rehearsal.operator()
                .post(empty.path() + "/plan")
                .then()
                .statusCode(409)
                .body("type", containsString("no-school"));
    }

    @Test
    void a_head_of_school_sees_their_own_school_only() {
        var campaign = planned();
        var head = territory.person(territory.school(), "HEAD");

        Rehearsal.as(head)
                .get(campaign.path() + "/plan")
                .then()
                .body("items", hasSize(3))
                .body("items.uai", everyItem(equalTo(territory.school().value())));
        Rehearsal.as(head)
                .get("/api/v1/tasks?campaign=" + campaign.id())
                .then()
                .body("items", hasSize(3));
        Rehearsal.as(head)
                .get("/api/v1/tasks?school=" + territory.schools().getLast())
                .then()
                .body("items", hasSize(0));
        Rehearsal.as(head).get(campaign.path()).then().body("phases[0].planned", equalTo(1));
    }

    @Test
    void a_malformed_filter_is_named() {
        for (String filter : List.of("campaign=1", "school=0000001A", "state=LOST")) {
            Rehearsal.operator()
                    .get("/api/v1/tasks?" + filter)
                    .then()
                    .statusCode(400)
                    .body("detail", containsString(filter.substring(0, filter.indexOf('='))));
        }
    }

    @Test
    void nobody_answers_for_a_phase_that_is_not_theirs() {
        var campaign = Rehearsal.begin(territory, tick);
        campaign.ask();
        campaign.tick();
        var question = campaign.questions().getFirst();
        var report = new TaskDesk.Report("distribution", owners.answer(question).reported());

        assertThat(Owners.deliver(desk, List.of(report)).getFirst())
                .isInstanceOf(Verdict.Ignored.class);
    }

    @Test
    void the_database_itself_refuses_to_apply_what_was_not_approved() {
        var campaign = planned();

        assertThatThrownBy(() -> force(campaign, "RUNNING")).hasStackTraceContaining("does not go");
        assertThatThrownBy(() -> force(campaign, "APPROVED"))
                .hasStackTraceContaining("violates check constraint");
    }

    private static void force(Rehearsal campaign, String state) {
        Database.execute(
                """
                update task set state = ?, lease_until = case when ? = 'RUNNING' then now() end
                 where campaign = cast(? as uuid)
                """,
                state,
                state,
                campaign.id());
    }

    private Rehearsal planned() {
        var campaign = Rehearsal.begin(territory, tick);
        campaign.ask();
        campaign.tick();
        answerAll(campaign);
        campaign.tick();
        assertThat(campaign.state()).isEqualTo("PLANNED");
        return campaign;
    }

    private void answerAll(Rehearsal campaign) {
        Owners.deliver(desk, campaign.questions().stream().map(owners::answer).toList());
    }

    private void runUntilQuiet(Rehearsal campaign) {
        campaign.tick();
        while (!campaign.questions().isEmpty()) {
            answerAll(campaign);
            campaign.tick();
        }
        campaign.tick();
    }
}
