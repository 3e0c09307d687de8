package fr.rentree.gateway.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The clock is the test's own: milliseconds.
class LineTest {

    private final Line line = new Line(1_000, Duration.ofMillis(500));
    private long now;

    @Test
    void a_line_that_has_just_begun_may_be_as_long_as_ever() {
        assertThat(come(1_200)).isEqualTo(1_000);
        serve(1);
        assertThat(come(2)).isEqualTo(1);
    }

    @Test
    void then_it_has_as_many_as_were_served_in_the_time_that_is_worth_it() {
        come(1_000);
        now = 250;
        serve(200);
        now = 500;
        assertThat(come(700)).as("800 wait, and 200 were served").isZero();
        serve(601);
        assertThat(come(700)).isEqualTo(1);
    }

    @Test
    void a_crowd_that_stays_is_served_as_fast_as_can_be_and_waits_no_longer_than_is_worth_it() {
        int waiting = 0;
        int servedAtAll = 0;
        for (now = 0; now < 10_000; now += 10) {
            waiting += come(10);
            int served = Math.min(waiting, 4);
            serve(served);
            waiting -= served;
            servedAtAll += served;
            if (now > 3_000) {
                assertThat(waiting).isBetween(1, 200);
            }
        }
        assertThat(servedAtAll).isEqualTo(4 * 1_000);
    }

    @Test
    void nobody_joins_a_line_that_does_not_move_and_everybody_does_when_it_has_gone() {
        come(3);
        now = 500;
        assertThat(come(1)).isZero();
        now = 2_000;
        IntStream.range(0, 2).forEach(_ -> line.leave(nanos(), false));
        assertThat(come(1)).as("one waits, and nobody was served").isZero();
        line.leave(nanos(), false);
        assertThat(come(1_000)).isEqualTo(1_000);
    }

    private int come(int many) {
        return (int) IntStream.range(0, many).filter(_ -> line.enter(nanos())).count();
    }

    private void serve(int many) {
        IntStream.range(0, many).forEach(_ -> line.leave(nanos(), true));
    }

    private long nanos() {
        return Duration.ofMillis(now).toNanos();
    }
}
