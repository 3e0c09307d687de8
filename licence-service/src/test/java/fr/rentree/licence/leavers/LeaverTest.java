package fr.rentree.licence.leavers;

import static fr.rentree.licence.Lycee.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.licence.Events;
import fr.rentree.licence.Ledger;
import fr.rentree.licence.Lycee;
import fr.rentree.licence.RenewalCommands;
import fr.rentree.platform.school.SchoolYear;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class LeaverTest {

    private static final String PUPILS = "{\"profile\":\"PUPIL\"}";
    private static final String ALL = "ALL_OR_NOTHING";
    private static final Duration LONG_AFTER = Duration.ofDays(31);

    private static final SchoolYear CLOSING = SchoolYear.of(LocalDate.now());

    @Inject LeaverJob job;
    @Inject Clock clock;

    private final Lycee school = new Lycee();
    private List<UUID> pupils = List.of();

    @BeforeEach
    void two_pupils_hold_the_only_two_seats_and_one_leaves() {
        pupils = school.pupils(2, "2NDE1");
        school.order(school.manual(), 2, "PUPIL");
        school.assign(PUPILS, ALL, school.manual()).then().statusCode(200);
        school.leaves(pupils.getFirst());
        job.apply(clock.instant());
    }

    @AfterEach
    void counters_agree_with_a_fresh_count_and_with_the_journal() {
        Ledger.assertSound(school.uai);
    }

    @Test
    void a_locked_seat_opens_nothing_and_still_counts() {
        get(school.token("ELV-0"), "/api/v1/mediacentre", Map.of())
                .then()
                .body("items", hasSize(0));
        assertThat(school.held(school.manual())).isEqualTo(2);
        assertThat(school.locked()).isEqualTo(1);
        var told = Events.await("licence.assignments", school.uai, "seat-taken-back", 1);
        assertThat(told).hasSize(1).first().asString().contains("LEFT");
        Contracts.assertValid("licence/seat-taken-back.v1", told.getFirst());
    }

    @Test
    void what_is_not_transferable_stays_with_whoever_left() {
        Database.execute(
                "update subscription set transferable = false where school = ?", school.uai);
        job.apply(clock.instant().plus(LONG_AFTER));
        assertThat(school.held(school.manual())).isEqualTo(2);
        assertThat(school.locked()).isEqualTo(1);
    }

    @Test
    void whoever_comes_back_in_time_finds_the_same_seat() {
        comesBack();
        job.apply(clock.instant());
        job.apply(clock.instant());
        assertThat(school.locked()).isZero();
        var told = Events.await("licence.assignments", school.uai, "seat-assigned", 3);
        assertThat(told).hasSize(3);
        assertThat(told.subList(0, 2)).anyMatch(first -> sameSeat(first, told.getLast()));
        Contracts.assertValid("licence/seat-assigned.v1", told.getLast());
    }

    @Test
    void after_the_delay_the_seat_is_free_for_somebody_else_once() {
        var later = clock.instant().plus(LONG_AFTER);
        job.apply(later);
        job.apply(later);
        assertThat(school.held(school.manual())).isEqualTo(1);
        school.pupils(1, "2NDE1");
        school.assign(PUPILS, ALL, school.manual()).then().statusCode(200);
        assertThat(school.held(school.manual())).isEqualTo(2);
    }

    @Test
    void whoever_is_back_on_the_day_their_seat_would_go_keeps_it() {
        comesBack();
        job.apply(clock.instant().plus(LONG_AFTER));
        assertThat(school.held(school.manual())).isEqualTo(2);
        assertThat(school.locked()).isZero();
    }

    @Test
    void a_locked_seat_is_renewed_with_the_others_and_waits_for_its_holder() {
        var renewal = new RenewalCommands(school, CLOSING);
        var plan = renewal.plan();
        assertThat(plan.at("/counters/assignments").asInt()).isEqualTo(1);
        assertThat(plan.at("/counters/endedAssignments").asInt()).isEqualTo(1);
        renewal.apply(plan.path("planHash").asText());
        assertThat(Events.of("licence.assignments", school.uai, "seat-taken-back")).hasSize(1);
        comesBack();
        job.apply(clock.instant());
        assertThat(school.locked()).isZero();
        var told = Events.await("licence.assignments", school.uai, "seat-assigned", 3);
        assertThat(told.subList(0, 2)).anyMatch(first -> sameSeat(first, told.getLast()));
        assertThat(told.getLast()).contains(CLOSING.next().lastDay().toString());
    }

    @Test
    void a_renewed_seat_is_freed_when_its_holder_stayed_away() {
        new RenewalCommands(school, CLOSING).applyPlan();
        assertThat(school.held(school.manual())).isEqualTo(2);
        job.apply(clock.instant().plus(LONG_AFTER));
        assertThat(school.held(school.manual())).isEqualTo(1);
    }

    private void comesBack() {
        Database.execute(
                "update person set status = 'ACTIVE', version = version + 1 where person = ?",
                pupils.getFirst());
    }

    private static boolean sameSeat(String one, String other) {
        return one.substring(0, 60).equals(other.substring(0, 60));
    }
}
