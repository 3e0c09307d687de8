package fr.rentree.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HybridClockTest {

    private static final UUID DEVICE = UUID.fromString("0199a1b2-0000-7000-8000-00000000d001");

    @ParameterizedTest(name = "{0} ms and {1} is before {2} ms and {3}")
    @CsvSource(
            textBlock =
                    """
                    1, 9, 2, 0
                    5, 0, 5, 1
                    0, 0, 9007199254740, 0
                    """)
    void time_counts_first_then_the_counter(
            long millis, int counter, long laterMillis, int laterCounter) {
        assertThat(new HybridClock(laterMillis, laterCounter, DEVICE))
                .isGreaterThan(new HybridClock(millis, counter, DEVICE));
    }

    @Test
    void a_clock_that_runs_ahead_is_brought_back_and_keeps_the_order_of_its_batch() {
        var ahead = new HybridClock(5_000, 7, DEVICE);
        assertThat(ahead.notAfter(1_000, 3)).isEqualTo(new HybridClock(1_000, 3, DEVICE));
        assertThat(ahead.notAfter(5_000, 3)).isEqualTo(ahead);
        assertThat(ahead.notAfter(1_000, 4)).isGreaterThan(ahead.notAfter(1_000, 3));
    }

    @Test
    void whoever_knew_of_the_greatest_counter_is_later_and_can_still_be_written_down() {
        var last = new HybridClock(5_000, 999_999_999, DEVICE);
        var next = last.next(DEVICE);
        assertThat(next).isGreaterThan(last);
        assertThat(HybridClock.parse(next.toString())).isEqualTo(next);
    }

    @Test
    void it_reads_what_it_writes() {
        var clock = new HybridClock(1_788_249_600_000L, 12, DEVICE);
        assertThat(HybridClock.parse(clock.toString())).isEqualTo(clock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1:2",
                "-1:0:0199a1b2-0000-7000-8000-00000000d001",
                "1:2:tablet",
                "9999999999999999:0:0199a1b2-0000-7000-8000-00000000d001"
            })
    void anything_else_is_not_a_clock(String text) {
        assertThat(HybridClock.tryParse(text)).isEmpty();
    }
}
