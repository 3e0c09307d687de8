package fr.rentree.rollover.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rentree.rollover.campaigns.Phase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {

    @ParameterizedTest(name = "{0}: {1} of {2} pupils with a threshold of {3} %: held {4}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SUSPEND_FORMER_PUPILS | 40 | 100 | 40  | false
                    SUSPEND_FORMER_PUPILS | 41 | 100 | 40  | true
                    SUSPEND_FORMER_PUPILS |  1 |   0 | 40  | true
                    SUSPEND_FORMER_PUPILS |  1 |   0 | 100 | true
                    SUSPEND_FORMER_PUPILS |  0 |   0 | 0   | false
                    SUSPEND_FORMER_PUPILS |  1 | 900 | 0   | true
                    SUSPEND_FORMER_PUPILS |  9 |   9 | 100 | false
                    RENEW_LICENCES        | 99 | 100 | 40  | false
                    """)
    void a_school_that_would_lose_too_many_is_held(
            Phase phase, long suspended, long pupils, int percent, boolean held) {
        var why = new Threshold(percent).holds(phase, Map.of("pupils", suspended), pupils);

        assertThat(why.isPresent()).isEqualTo(held);
    }

    @Test
    void a_threshold_is_a_share() {
        assertThatThrownBy(() -> new Threshold(101)).hasMessageContaining("101");
    }
}
