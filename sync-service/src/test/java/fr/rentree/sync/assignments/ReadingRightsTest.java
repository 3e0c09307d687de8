package fr.rentree.sync.assignments;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.platform.school.Uai;
import fr.rentree.sync.assignments.ReadingRight.TakenBack;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingRightsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Duration LATE_FOR = Duration.ofDays(730);
    private static final Uai SCHOOL = new Uai("0000001B");

    @ParameterizedTest(name = "made {0}, sent {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-09-01T00:00 | 2026-09-01T00:00 | Open
                    2026-08-31T23:59 | 2026-08-31T23:59 | NotYet
                    2027-08-15T23:59 | 2027-08-15T23:59 | Open
                    2027-08-16T00:00 | 2027-08-16T00:00 | Expired
                    2027-08-15T23:59 | 2028-03-01T10:00 | Open
                    2027-08-15T23:59 | 2028-09-19T10:00 | Open
                    2026-09-01T00:00 | 2029-08-14T23:59 | Open
                    2027-08-15T23:59 | 2029-08-15T00:00 | Expired
                    2025-10-01T10:00 | 2026-10-01T10:00 | Open
                    2036-10-01T10:00 | 2027-10-01T10:00 | Expired
                    """)
    void a_right_lasts_from_its_first_to_its_last_day(
            LocalDateTime made, LocalDateTime sent, String expected) {
        assertThat(verdict(right(Optional.empty()), made, sent)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "taken back on 10 January at noon, made {0}, sent {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2027-01-10T11:59 | 2027-01-12T08:00 | Open
                    2027-01-10T11:59 | 2029-01-09T11:59 | Open
                    2027-01-10T11:59 | 2029-01-09T12:00 | Expired
                    2027-01-10T12:01 | 2027-01-12T08:00 | TakenBack
                    2027-01-12T08:00 | 2027-01-12T08:00 | TakenBack
                    2027-09-12T08:00 | 2027-09-12T08:00 | Expired
                    """)
    void what_was_made_before_a_seat_was_taken_back_is_still_accepted(
            LocalDateTime made, LocalDateTime sent, String expected) {
        var noon = LocalDateTime.parse("2027-01-10T12:00").atZone(PARIS).toInstant();
        var right = right(Optional.of(new TakenBack(noon, "RETRIEVED")));
        assertThat(verdict(right, made, sent)).isEqualTo(expected);
    }

    @Test
    void another_work_or_school_gives_no_right() {
        var rights = new ReadingRights(List.of(right(Optional.empty())));
        var now = LocalDateTime.parse("2026-10-01T10:00").atZone(PARIS);
        assertThat(rights.verdict(SCHOOL, "manuel-svt-2de", now)).isEqualTo(new Verdict.NoRight());
        assertThat(rights.verdict(new Uai("0000002C"), "manuel-maths-2de", now))
                .isEqualTo(new Verdict.NoRight());
    }

    @ParameterizedTest(name = "{0}, at {1}, by another access point since {2}, made {3}: {4}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ACCESS_POINT_AND_SCHOOL | 0000001B |                  | 2026-10-01T10:00 | Open
                    ACCESS_POINT_AND_SCHOOL | 0000002C |                  | 2026-10-01T10:00 | NoRight
                    ACCESS_POINT_AND_SCHOOL | 0000001B | 2026-09-20T10:00 | 2026-10-01T10:00 | OtherAccessPoint
                    ACCESS_POINT_AND_SCHOOL | 0000001B | 2026-09-20T10:00 | 2026-09-19T10:00 | Open
                    ACCESS_POINT_AND_SCHOOL | 0000001B | 2026-09-20T10:00 | 2026-08-19T10:00 | OtherAccessPoint
                    PERSON                  | 0000001B | 2026-09-20T10:00 | 2026-10-01T10:00 | Open
                    PERSON                  | 0000002C |                  | 2026-10-01T10:00 | Open
                    PERSON                  | 0000002C | 2026-09-20T10:00 | 2026-10-01T10:00 | Open
                    """)
    void notes_follow_as_the_publisher_says(
            Continuity continuity,
            String begunAt,
            @Nullable LocalDateTime accessPointLeft,
            LocalDateTime made,
            String expected) {
        var right =
                new ReadingRight(
                        SCHOOL,
                        "manuel-maths-2de",
                        "2026",
                        LocalDate.parse("2026-09-01"),
                        LocalDate.parse("2027-08-15"),
                        continuity,
                        Optional.empty());
        var origin =
                new Origin(
                        new Uai(begunAt),
                        "manuel-maths-2de",
                        Optional.ofNullable(accessPointLeft)
                                .map(left -> left.atZone(PARIS).toInstant()));
        var now = LocalDateTime.parse("2026-10-01T10:00").atZone(PARIS);
        var verdict =
                new ReadingRights(List.of(right))
                        .verdict(origin, made.atZone(PARIS), now, LATE_FOR);
        assertThat(verdict.getClass().getSimpleName()).isEqualTo(expected);
    }

    private static ReadingRight right(Optional<TakenBack> takenBack) {
        return new ReadingRight(
                SCHOOL,
                "manuel-maths-2de",
                "2026",
                LocalDate.parse("2026-09-01"),
                LocalDate.parse("2027-08-15"),
                Continuity.ACCESS_POINT_AND_SCHOOL,
                takenBack);
    }

    private static String verdict(ReadingRight right, LocalDateTime made, LocalDateTime sent) {
        ZonedDateTime then = made.atZone(PARIS);
        return new ReadingRights(List.of(right))
                .verdict(new Origin(SCHOOL, "manuel-maths-2de"), then, sent.atZone(PARIS), LATE_FOR)
                .getClass()
                .getSimpleName();
    }
}
