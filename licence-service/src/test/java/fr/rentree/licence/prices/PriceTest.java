package fr.rentree.licence.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Money is whole cents, and gifts are counted as the publisher's rule says.
class PriceTest {

    @ParameterizedTest(name = "{0} is {1} cents")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    12,50      | 1250
                    12.5       | 1250
                    12         | 1200
                    0          | 0
                    1 234,56 € | 123456
                    12,5000    | 1250
                    0,29       | 29
                    """)
    void euros_are_read_as_people_and_files_write_them(String text, long cents) {
        assertThat(Cents.parse(text)).contains(new Cents(cents));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "12,505", "1e3", "douze", "1.234,56", "12,,5", "1234567890"})
    void what_is_no_amount_of_euros_is_not_read(String text) {
        assertThat(Cents.parse(text)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest(name = "{0} + {1} cents cost {2} with tax")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1200 |   50 | 1326
                    1000 |    0 | 1055
                       0 | 1000 | 1200
                       9 |    0 |    9
                      10 |    0 |   11
                       0 |    2 |    2
                       0 |    3 |    4
                    """)
    void each_part_is_taxed_at_its_rate_to_the_nearest_cent(
            long reduced, long standard, long withTax) {
        assertThat(new Price(new Cents(reduced), new Cents(standard)).withTax())
                .isEqualTo(new Cents(withTax));
    }

    @Property
    void what_was_written_is_read_back_to_the_cent(
            @ForAll @LongRange(max = Cents.MOST) long cents) {
        assertThat(Cents.parse(new Cents(cents).toString())).contains(new Cents(cents));
    }

    @ParameterizedTest(name = "{1} bought under {0}: {2} free")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    30:1            |  29 |  0
                    30:1            |  30 |  1
                    30:1            | 120 |  4
                    30:2            |  95 |  6
                    10:1 30:4 100:9 |   9 |  0
                    10:1 30:4 100:9 |  29 |  1
                    10:1 30:4 100:9 |  99 |  4
                    10:1 30:4 100:9 | 500 |  9
                    """)
    void one_step_counts_each_time_and_of_several_the_highest_counts(
            String steps, int bought, int free) {
        assertThat(rule(steps).earned(bought)).isEqualTo(free);
    }

    @Property
    void more_bought_never_earns_less(
            @ForAll @IntRange(max = 2000) int bought, @ForAll @IntRange(max = 500) int more) {
        for (String steps : new String[] {"30:1", "7:3", "10:1 30:4 100:9"}) {
            assertThat(rule(steps).earned(bought + more))
                    .isGreaterThanOrEqualTo(rule(steps).earned(bought));
        }
    }

    private static FreeRule rule(String steps) {
        var all = new ArrayList<FreeRule.Step>();
        for (String step : steps.split(" ")) {
            var parts = step.split(":");
            all.add(new FreeRule.Step(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
        }
        return new FreeRule(all);
    }
}
