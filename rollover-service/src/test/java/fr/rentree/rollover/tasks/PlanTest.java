package fr.rentree.rollover.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.rollover.Territory;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// I7: nothing goes that a plan did not show and somebody did not approve; who sees a plan.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class PlanTest {

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
        campaign.answerAll(owners, desk);
        campaign.tick();

        campaign.approve(old).statusCode(409).body("type", containsString("another-plan"));
    }

    @Test
    void a_school_that_came_meanwhile_is_planned_with_the_next_plan() {
        var campaign = planned();
        var late = Territory.newUai();
        territory.add(late);
        territory.pupils(late, 5);

        campaign.ask();
        campaign.tick();
        campaign.answerAll(owners, desk);
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
    void nothing_is_applied_before_its_plan_was_approved() {
        var campaign = planned();

        campaign.tick();
        campaign.tick();

        assertThat(campaign.state()).isEqualTo("PLANNED");
        assertThat(campaign.questions()).isEmpty();
        assertThat(owners.effects()).isEmpty();
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
        return Rehearsal.planned(territory, tick, owners, desk);
    }
}
