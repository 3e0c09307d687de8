package fr.rentree.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.gateway.signin.Verdict.Admitted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenMemoryTest {

    private record Memory(Duration tokenRememberedFor, int tokensRemembered)
            implements TokenConfig {}

    private static final Instant NOON = Instant.parse("2026-09-07T12:00:00Z");
    private static final Instant EXPIRY = NOON.plusSeconds(30);
    private static final Admitted ADMITTED =
            new Admitted(new Visitor("reader", "somebody", true), Optional.empty());

    private Instant now = NOON;

    @Test
    void a_token_that_was_checked_is_known_until_its_own_end() {
        var memory = memory(Duration.ofMinutes(1));
        memory.remember("Bearer good", ADMITTED, EXPIRY);
        now = EXPIRY.minusMillis(1);
        assertThat(memory.recall("Bearer good")).contains(ADMITTED);
        assertThat(memory.recall("Bearer another")).isEmpty();
        now = EXPIRY;
        assertThat(memory.recall("Bearer good")).isEmpty();
    }

    @Test
    void a_memory_of_no_length_remembers_no_token() {
        var memory = memory(Duration.ZERO);
        memory.remember("Bearer good", ADMITTED, EXPIRY);
        assertThat(memory.recall("Bearer good")).isEmpty();
    }

    private TokenMemory memory(Duration age) {
        InstantSource time = () -> now;
        return new TokenMemory(new Memory(age, 10), time);
    }
}
