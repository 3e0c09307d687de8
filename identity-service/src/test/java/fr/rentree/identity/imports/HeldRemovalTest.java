package fr.rentree.identity.imports;

import static fr.rentree.identity.Imports.applied;
import static fr.rentree.identity.Imports.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.rentree.identity.Imports;
import fr.rentree.identity.TestDelivery;
import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// I7: no import removes people that its plan did not show; above a threshold it stops and asks.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class HeldRemovalTest {

    @Test
    void too_many_leavers_stay_while_arrivals_and_changes_are_applied() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, pupils(ent, 1, school, 0, 40));

        var plan = planned(ent, pupils(ent, 2, school, 11, 41).named("ELV-X", "NOUVEAU", school));
        assertThat(plan.getInt("schools[0].leavers")).isEqualTo(11);
        assertThat(plan.getInt("schools[0].heldLeavers")).isEqualTo(11);
        assertThat(plan.getString("schools[0].heldReason")).isEqualTo("TOO_MANY_LEAVERS");
        var done = Imports.approve(ent, plan, false);

        assertThat(done.getString("state")).isEqualTo("APPLIED");
        assertThat(people(ent, "ACTIVE")).isEqualTo(43);
        assertThat(people(ent, "LEFT")).isZero();
    }

    @Test
    void held_leavers_go_when_somebody_says_that_they_are_meant() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, pupils(ent, 1, school, 0, 40));

        Imports.approve(ent, planned(ent, pupils(ent, 2, school, 20, 40)), true);

        assertThat(people(ent, "LEFT")).isEqualTo(20);
    }

    @Test
    void a_school_without_any_pupil_in_the_file_keeps_its_pupils() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, pupils(ent, 1, school, 0, 5));

        var plan = planned(ent, pupils(ent, 2, school, 0, 0));

        assertThat(plan.getString("schools[0].heldReason")).isEqualTo("NO_PUPIL");
        Imports.approve(ent, plan, false);
        assertThat(people(ent, "ACTIVE")).isEqualTo(6);
    }

    @Test
    void a_file_without_any_group_leaves_groups_and_their_members_as_they_are() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(
                ent,
                pupils(ent, 1, school, 0, 5).division(school, "6A").member(school, "ELV-0", "6A"));

        var plan = planned(ent, pupils(ent, 2, school, 0, 5));
        assertThat(plan.getString("schools[0].heldReason")).isEqualTo("NO_GROUP");
        Imports.approve(ent, plan, true);

        assertThat(
                        Database.queryString(
                                """
                                select divisions from place join person on person.id = place.person
                                 where access_point = ? and subject = 'ELV-0'
                                """,
                                ent.alias()))
                .isEqualTo("{6A}");
        assertThat(Database.queryLong("select count(*) from school_group where school = ?", school))
                .isEqualTo(1);
    }

    @Test
    void a_record_whose_only_change_is_held_counts_as_held() {
        var ent = TestEnt.open();
        String first = TestEnt.school();
        String second = TestEnt.school();
        applied(
                ent,
                pupils(ent, 1, first, 0, 20)
                        .school(second)
                        .staff("ENS-2", "National_ens", first, second));

        var plan =
                planned(
                        ent,
                        pupils(ent, 2, first, 15, 20)
                                .school(second)
                                .staff("ENS-2", "National_ens", second));

        assertThat(plan.getInt("counts.held")).isEqualTo(1);
        assertThat(plan.getInt("counts.read"))
                .isEqualTo(
                        plan.getInt("counts.applied")
                                + plan.getInt("counts.unchanged")
                                + plan.getInt("counts.held")
                                + plan.getInt("counts.rejected"));
    }

    @Test
    void a_file_that_was_held_is_not_what_the_next_one_is_measured_against() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, pupils(ent, 1, school, 0, 30));
        applied(ent, pupils(ent, 2, school, 20, 30));

        var plan = planned(ent, pupils(ent, 3, school, 20, 30));

        assertThat(plan.getString("schools[0].heldReason")).isEqualTo("FILE_TOO_SMALL");
    }

    @Test
    void an_approval_is_bound_to_the_plan_that_was_read() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        var plan = planned(ent, pupils(ent, 1, school, 0, 3));

        Imports.approval(ent, plan.getString("id"), "0".repeat(32), false)
                .statusCode(409)
                .body("type", equalTo("https://rentree.example/problems/stale-plan"))
                .body("planHash", equalTo(plan.getString("planHash")));
        assertThat(people(ent, "ACTIVE")).isZero();
    }

    @Test
    void a_plan_on_a_roster_that_moved_is_stale_and_changes_nothing() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, pupils(ent, 1, school, 0, 3));
        var plan = planned(ent, pupils(ent, 2, school, 1, 3));
        Database.execute(
                "update person set status = 'LEFT', left_on = '2026-09-01' where access_point = ?"
                        + " and subject = 'ELV-2'",
                ent.alias());

        var done = Imports.approve(ent, plan, false);

        assertThat(done.getString("state")).isEqualTo("STALE");
        assertThat(people(ent, "LEFT")).isEqualTo(1);
    }

    private static TestDelivery pupils(TestEnt ent, int day, String school, int from, int to) {
        var delivery = ent.delivery(day).school(school).staff("ENS-1", "National_ens", school);
        for (int i = from; i < to; i++) {
            delivery.pupil("ELV-" + i, school);
        }
        return delivery;
    }

    private static long people(TestEnt ent, String status) {
        return Database.queryLong(
                "select count(*) from person where access_point = ? and status = ?",
                ent.alias(),
                status);
    }
}
