package fr.rentree.rollover.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.rollover.Territory;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A campaign from its approval to its end, and everything that makes a school wait.
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
    void an_approved_plan_is_applied_phase_by_phase_at_each_school() {
        var campaign = planned();
        campaign.approve(campaign.planHash()).statusCode(202);

        for (String phase : List.of("RENEW_LICENCES", "CARRY_ON_NOTES", "SUSPEND_FORMER_PUPILS")) {
            campaign.tick();
            assertThat(campaign.questions())
                    .hasSize(2)
                    .allSatisfy(question -> assertThat(question.phase()).isEqualTo(phase));
            campaign.answerAll(owners, desk);
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
    void a_school_that_changed_since_its_plan_is_not_touched_and_the_campaign_says_so() {
        var campaign = planned();
        campaign.approve(campaign.planHash()).statusCode(202);
        owners.change(territory.school());

        campaign.runUntilQuiet(owners, desk);

        campaign.show()
                .body("state", equalTo("RUNNING"))
                .body("advice", hasItem(containsString("plan again")));
        assertThat(owners.effects().keySet())
                .hasSize(3)
                .noneMatch(effect -> effect.startsWith(territory.school().value()));

        campaign.ask();
        campaign.tick();
        campaign.answerAll(owners, desk);
        campaign.tick();
        campaign.approve(campaign.planHash()).statusCode(202);
        campaign.runUntilQuiet(owners, desk);

        assertThat(campaign.state()).isEqualTo("DONE");
        assertThat(owners.effects()).hasSize(6).allSatisfy((_, times) -> assertThat(times).isOne());
    }

    @Test
    void a_school_above_the_threshold_waits_for_a_word_of_its_own() {
        owners.wouldSuspend(3);
        var campaign = planned();
        campaign.approve(campaign.planHash()).statusCode(202);
        campaign.runUntilQuiet(owners, desk);
        campaign.show()
                .body("state", equalTo("RUNNING"))
                .body("phases[2].held", equalTo(2))
                .body("advice", hasItem(containsString("heldSchools")));
        assertThat(owners.effects().keySet()).noneMatch(e -> e.endsWith("SUSPEND_FORMER_PUPILS"));

        campaign.approve(campaign.planHash(), territory.school().value()).statusCode(202);
        campaign.runUntilQuiet(owners, desk);

        assertThat(owners.effects().keySet())
                .filteredOn(effect -> effect.endsWith("SUSPEND_FORMER_PUPILS"))
                .containsExactly(territory.school().value() + " SUSPEND_FORMER_PUPILS");
    }

    @Test
    void former_pupils_keep_their_account_until_the_day_of_the_calendar() {
        var campaign = planned();
        territory.suspendFormerPupilsFrom(LocalDate.of(2999, 8, 27));
        campaign.approve(campaign.planHash()).statusCode(202);

        campaign.runUntilQuiet(owners, desk);

        assertThat(owners.effects()).hasSize(4);
        territory.suspendFormerPupilsFrom(LocalDate.of(2026, 8, 27));
        campaign.runUntilQuiet(owners, desk);
        assertThat(owners.effects()).hasSize(6);
    }

    @Test
    void a_failure_is_kept_with_its_message_until_somebody_plans_again() {
        var campaign = planned();
        campaign.approve(campaign.planHash()).statusCode(202);
        campaign.tick();
        Owners.deliver(desk, campaign.questions().stream().map(owners::fail).toList());
        campaign.runUntilQuiet(owners, desk);

        Rehearsal.operator()
                .get("/api/v1/tasks?state=FAILED&campaign=" + campaign.id())
                .then()
                .body("items", hasSize(2))
                .body("items.message", everyItem(equalTo("The roster is being imported.")));
        campaign.show().body("advice", hasItem(containsString("schools that failed: 2")));

        campaign.ask();
        campaign.tick();
        campaign.answerAll(owners, desk);
        campaign.tick();
        campaign.approve(campaign.planHash()).statusCode(202);
        campaign.runUntilQuiet(owners, desk);
        assertThat(campaign.state()).isEqualTo("DONE");
    }

    @Test
    void a_paused_campaign_commands_nothing_and_goes_on_where_it_was() {
        var campaign = planned();
        campaign.approve(campaign.planHash()).statusCode(202);
        Rehearsal.operator().post(campaign.path() + "/pause").then().statusCode(200);
        campaign.runUntilQuiet(owners, desk);
        assertThat(owners.effects()).isEmpty();

        Rehearsal.operator().post(campaign.path() + "/resume").then().statusCode(200);
        campaign.runUntilQuiet(owners, desk);

        assertThat(campaign.state()).isEqualTo("DONE");
    }

    @Test
    void a_stopped_campaign_commands_nothing_more() {
        var campaign = planned();
        campaign.approve(campaign.planHash()).statusCode(202);
        campaign.tick();
        campaign.answerAll(owners, desk);
        Rehearsal.operator().post(campaign.path() + "/stop").then().statusCode(200);

        campaign.runUntilQuiet(owners, desk);

        assertThat(owners.effects()).hasSize(2);
        assertThat(campaign.state()).isEqualTo("STOPPED");
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

    private Rehearsal planned() {
        return Rehearsal.planned(territory, tick, owners, desk);
    }
}
