package fr.rentree.sync.removals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsualDeadlineTest {

    @ParameterizedTest(name = "deadline {0}, on {1}: notebooks of {2} and before")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --10-01 | 2027-09-30 | 2025-2026
                    --10-01 | 2027-10-01 | 2026-2027
                    --10-01 | 2028-08-15 | 2026-2027
                    --10-01 | 2028-08-16 | 2026-2027
                    --10-01 | 2028-10-01 | 2027-2028
                    --03-01 | 2027-10-01 | 2025-2026
                    --03-01 | 2028-02-29 | 2025-2026
                    --03-01 | 2028-03-01 | 2026-2027
                    --08-16 | 2027-08-16 | 2026-2027
                    --02-29 | 2027-02-28 | 2025-2026
                    """)
    void a_year_is_concerned_once_the_deadline_of_the_next_has_passed(
            MonthDay day, LocalDate today, String lastYear) {
        assertThat(new UsualDeadline(day).lastYearConcerned(today)).hasToString(lastYear);
    }
}
