package fr.rentree.rollover.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.platform.school.SchoolYear;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarChangeTest {

    private static final SchoolYear CLOSING = new SchoolYear(2026);
    private static final CalendarDates DATES = dates("2027-08-27T06:00:00Z");

    @ParameterizedTest(name = "set: version {0}, seen: {1}, same dates: {2} gives {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 |   | false | Created
                    0 | 0 | false | Created
                    0 | 1 | false | Outdated
                    3 |   | false | Changed
                    3 |   | true  | Unchanged
                    3 | 3 | false | Changed
                    3 | 2 | false | Outdated
                    3 | 2 | true  | Outdated
                    """)
    void a_calendar_is_changed_by_who_saw_its_last_version(
            long version, @Nullable Long seen, boolean same, String change) {
        var current =
                version == 0
                        ? Optional.<RolloverCalendar>empty()
                        : Optional.of(
                                new RolloverCalendar("REGION-FICTIVE", CLOSING, version, DATES));
        var wanted = same ? DATES : dates("2027-08-30T06:00:00Z");

        var decided = CalendarChange.decide(CLOSING, current, wanted, optional(seen));

        assertThat(decided.getClass().getSimpleName()).isEqualTo(change);
    }

    @Test
    void imports_do_not_resume_before_they_stop() {
        assertThat(dates("2027-07-05T16:00:00Z").contradiction(CLOSING)).isPresent();
        assertThat(dates("2027-07-05T16:00:01Z").contradiction(CLOSING)).isEmpty();
        assertThat(dates(null).contradiction(CLOSING)).isEmpty();
    }

    @Test
    void notes_outlive_the_accounts_of_former_pupils() {
        var late = LocalDate.parse("2027-10-02");
        var dates = new CalendarDates(DATES.importsCloseAt(), null, late, late.minusDays(1));

        assertThat(CalendarChange.decide(CLOSING, Optional.empty(), dates, OptionalLong.empty()))
                .isInstanceOf(CalendarChange.Contradictory.class);
    }

    @ParameterizedTest(name = "notes of 2026-2027 kept until {0}: possible {1}")
    @CsvSource({
        "2027-08-15, false",
        "2027-08-16, true",
        "2027-10-01, true",
        "2028-08-15, true",
        "2028-08-16, false",
        "9999-12-31, false"
    })
    void the_deadline_is_a_day_of_the_year_that_begins(LocalDate day, boolean possible) {
        var dates =
                new CalendarDates(DATES.importsCloseAt(), null, LocalDate.parse("2027-07-06"), day);

        assertThat(dates.contradiction(CLOSING).isEmpty()).isEqualTo(possible);
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static CalendarDates dates(@Nullable String opens) {
        return new CalendarDates(
                Instant.parse("2027-07-05T16:00:00Z"),
                opens == null ? null : Instant.parse(opens),
                LocalDate.parse("2027-08-27"),
                LocalDate.parse("2027-10-01"));
    }
}
