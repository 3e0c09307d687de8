package fr.rentree.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenMemoryTest {

    private static final Instant NOON = Instant.parse("2026-09-07T12:00:00Z");
    private static final Instant EXPIRY = NOON.plusSeconds(30);

    private Instant now = NOON;

    @Test
    void a_token_that_was_checked_is_known_until_its_own_end() {
        var memory = memory(Duration.ofMinutes(1));
        var kept = memory.remember(identity("good"), Map.of("azp", "reader"), EXPIRY);
        now = EXPIRY.minusMillis(1);
        assertThat(memory.recall("good")).containsSame(kept);
        assertThat(memory.recall("another")).isEmpty();
        now = EXPIRY;
        assertThat(memory.recall("good")).isEmpty();
    }

    @Test
    void what_is_kept_is_the_caller_and_nothing_of_the_request() {
        var kept =
                memory(Duration.ofMinutes(1))
                        .remember(identity("good"), Map.of("azp", "reader"), EXPIRY);
        assertThat(kept.getPrincipal().getName()).isEqualTo("somebody");
        assertThat(kept.getRoles()).containsExactly("operator");
        assertThat(kept.getAttributes()).isEqualTo(Map.of(Caller.CLAIMS, Map.of("azp", "reader")));
    }

    @Test
    void a_memory_of_no_length_remembers_no_token() {
        var memory = memory(Duration.ZERO);
        memory.remember(identity("good"), Map.of(), EXPIRY);
        assertThat(memory.recall("good")).isEmpty();
    }

    private TokenMemory memory(Duration age) {
        InstantSource time = () -> now;
        return new TokenMemory(CallerSettings.lasting(age), time);
    }

    private static SecurityIdentity identity(String token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(() -> "somebody")
                .addRole("operator")
                .addCredential(new TokenCredential(token, "bearer"))
                .addAttribute("routing", "the request that brought it")
                .build();
    }
}
