package fr.rentree.licence.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rentree.licence.assignments.Decision.Granted;
import fr.rentree.licence.assignments.Decision.Refused;
import fr.rentree.licence.assignments.Refusal.NoSeatLeft;
import fr.rentree.licence.subscriptions.Audience;
import fr.rentree.licence.subscriptions.Seats;
import fr.rentree.licence.subscriptions.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatPoolTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2027, 8, 15);

    @ParameterizedTest(name = "{0} seats, {1} held, on {2}, {4} x {3}: {5}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    30 | 29 | 2027-08-15 | PUPIL   |  1 | Granted
                    30 | 30 | 2027-08-15 | PUPIL   |  1 | NoSeatLeft
                    30 |  0 | 2026-09-01 | PUPIL   | 30 | Granted
                    30 |  0 | 2026-09-01 | PUPIL   | 31 | NoSeatLeft
                    30 | 29 | 2027-08-16 | PUPIL   |  1 | SubscriptionEnded
                    30 |  0 | 2026-08-31 | PUPIL   |  1 | SubscriptionNotBegun
                    30 |  0 | 2026-09-02 | TEACHER |  1 | OutsideAudience
                       |  9 | 2026-09-02 | PUPIL   | 99 | Granted
                    """)
    void a_pool_decides(
            Integer seats, int held, LocalDate day, String profile, int people, String outcome) {
        var decision = pool(seats, held, "PUPIL").assign(profile, people, day);
        assertThat(
                        switch (decision) {
                            case Granted(var after) -> {
                                assertThat(after.assigned()).isEqualTo(held + people);
                                yield "Granted";
                            }
                            case Refused(var refusal) -> refusal.getClass().getSimpleName();
                        })
                .isEqualTo(outcome);
    }

    @Test
    void a_refusal_says_how_many_seats_are_missing() {
        assertThat(pool(30, 28, "PUPIL").assign("PUPIL", 5, LAST_DAY))
                .isEqualTo(new Refused(new NoSeatLeft(3)));
    }

    @Test
    void a_pool_with_more_holders_than_seats_cannot_exist() {
        assertThatThrownBy(() -> pool(30, 31, "PUPIL"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pool(30, -1, "PUPIL"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void seats_for_everybody_are_kept_for_those_who_have_no_others() {
        var pupilsOnly = pool(2, 0, "PUPIL");
        var mixed = pool(2, 0, "PUPIL", "TEACHER");
        var pools = SeatPools.open(List.of(mixed, pupilsOnly), FIRST_DAY);
        var allotment =
                pools.allot(
                        Map.of("PUPIL", people(2), "TEACHER", people(2)),
                        Batch.Mode.ALL_OR_NOTHING);
        assertThat(allotment.granted()).isEqualTo(4);
        assertThat(allotment.missing()).isZero();
    }

    @Test
    void the_purchase_that_lasts_longest_goes_first() {
        var shorter = pool(5, 0, new Validity(FIRST_DAY, LAST_DAY.minusDays(100)));
        var longer = pool(5, 0, new Validity(FIRST_DAY, LAST_DAY));
        var allotment =
                SeatPools.open(List.of(shorter, longer), FIRST_DAY)
                        .allot(Map.of("PUPIL", people(1)), Batch.Mode.ALL_OR_NOTHING);
        assertThat(allotment.shares().getFirst().pool()).isEqualTo(longer.id());
    }

    @Test
    void before_the_first_day_the_pools_of_that_day_are_open_and_after_the_last_none() {
        var pool = pool(5, 0, "PUPIL");
        assertThat(SeatPools.open(List.of(pool), FIRST_DAY.minusDays(40)).day())
                .isEqualTo(FIRST_DAY);
        assertThat(SeatPools.open(List.of(pool), LAST_DAY.plusDays(1)).pools()).isEmpty();
    }

    static List<UUID> people(int number) {
        return java.util.stream.Stream.generate(UUID::randomUUID).limit(number).toList();
    }

    static SeatPool pool(Integer seats, int held, String... audience) {
        return new SeatPool(
                UUID.randomUUID(),
                Seats.of(seats),
                held,
                Audience.of(audience),
                new Validity(FIRST_DAY, LAST_DAY));
    }

    private static SeatPool pool(Integer seats, int held, Validity validity) {
        return new SeatPool(
                UUID.randomUUID(), Seats.of(seats), held, Audience.of("PUPIL"), validity);
    }
}
