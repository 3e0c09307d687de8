package fr.rentree.identity.plans;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a plan stops and asks.
class ThresholdTest {

    private static final Threshold THRESHOLD = new Threshold(10, 10, 75, 50, 200);

    @ParameterizedTest(
            name = "{0} in file, {1} last time, {2} present, {3} leave, {4} change, {5} stay: {6}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                     90 |   0 | 100 |  10 |  0 | 90 | none
                     89 |   0 | 100 |  11 |  0 | 89 | TOO_MANY_LEAVERS
                    200 |   0 | 211 |  11 |  0 | 200 | none
                      2 |   0 |   4 |   2 |  0 |  2 | none
                    100 |   0 | 101 |   1 | 75 | 25 | none
                    100 |   0 | 101 |   1 | 76 | 24 | TOO_MANY_CHANGES
                    100 |   0 | 100 |   0 | 99 |  1 | none
                     49 | 100 |  59 |  10 |  0 | 49 | FILE_TOO_SMALL
                     50 | 100 |  60 |  10 |  0 | 50 | none
                    201 | 100 | 100 |   1 |  0 | 99 | FILE_TOO_LARGE
                    200 | 100 | 100 |   1 |  0 | 99 | none
                    """)
    void removals_are_held_above_a_threshold(
            long inFile,
            long last,
            long present,
            long leavers,
            long changes,
            long unchanged,
            String expected) {
        var school =
                new SchoolFigures(
                        "0000001B",
                        inFile,
                        last,
                        present,
                        leavers,
                        changes,
                        unchanged,
                        leavers,
                        false,
                        false,
                        false);

        assertThat(THRESHOLD.holds(school).map(Enum::name).orElse("none")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "pupils gone {0}, staff gone {1}, groups gone {2}: {3}")
    @CsvSource({
        "true, false, false, NO_PUPIL",
        "false, true, false, NO_STAFF",
        "false, false, true, NO_GROUP",
    })
    void a_kind_without_any_record_holds_removals(
            boolean pupils, boolean staff, boolean groups, HoldReason expected) {
        var school = new SchoolFigures("0000001B", 9, 0, 10, 1, 0, 9, 1, pupils, staff, groups);

        assertThat(THRESHOLD.holds(school)).contains(expected);
    }
}
