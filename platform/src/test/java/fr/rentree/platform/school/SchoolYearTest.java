package fr.rentree.platform.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchoolYearTest {

    @ParameterizedTest(name = "{0} is in {1}")
    @CsvSource({
        "2026-08-15, 2025-2026",
        "2026-08-16, 2026-2027",
        "2026-12-31, 2026-2027",
        "2027-01-01, 2026-2027",
        "2027-08-15, 2026-2027"
    })
    void a_year_turns_in_the_middle_of_august(LocalDate day, String year) {
        assertThat(SchoolYear.of(day)).isEqualTo(SchoolYear.parse(year));
    }

    @Test
    void the_days_of_a_year_follow_those_of_the_one_before() {
        var year = new SchoolYear(2026);
        assertThat(year.lastDay().plusDays(1)).isEqualTo(year.next().firstDay());
        assertThat(year.next().previous()).isEqualTo(year);
    }

    @ParameterizedTest(name = "{0} is no school year")
    @ValueSource(strings = {"2026", "2026-2028", "2027-2026", "26-27", ""})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> SchoolYear.parse(text)).hasMessageContaining("Not a school year");
    }
}
