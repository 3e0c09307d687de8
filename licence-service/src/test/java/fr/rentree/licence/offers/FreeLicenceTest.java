package fr.rentree.licence.offers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.licence.offers.FreeLicence.Condition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeLicenceTest {

    @ParameterizedTest(name = "{0}, {1} bought: {2} free")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    30:1           |    0 |  0
                    30:1           |   29 |  0
                    30:1           |   30 |  1
                    30:1           |   95 |  3
                    30:2           |   95 |  6
                    60:3,30:1      |   29 |  0
                    60:3,30:1      |   59 |  1
                    60:3,30:1      |   60 |  3
                    60:3,30:1      | 6000 |  3
                    """)
    void free_licences_are_earned_by_quantity(String conditions, long bought, long free) {
        var steps =
                Stream.of(conditions.split(","))
                        .map(step -> step.split(":"))
                        .map(step ->
                                new Condition(Integer.parseInt(step[0]), Integer.parseInt(step[1])))
                        .toList();
        assertThat(
                        new FreeLicence("9782000000037", "T", null, null, null, List.copyOf(steps))
                                .earned(bought))
                .isEqualTo(free);
    }
}
