package fr.rentree.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(200), Duration.ofMillis(10));

    @Test
    void it_asks_until_there_is_an_answer() {
        var asked = new AtomicInteger();
        var answer =
                SHORT.await(
                        "three", () -> Optional.of(asked.incrementAndGet()).filter(it -> it == 3));
        assertThat(answer).isEqualTo(3);
    }

    @Test
    void it_says_what_was_waited_for_in_vain() {
        assertThatThrownBy(() -> SHORT.await("the windows to open", Optional::empty))
                .isInstanceOf(UnexpectedException.class)
                .hasMessageContaining("for the windows to open");
    }
}
