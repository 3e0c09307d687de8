package fr.rentree.gateway.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.rentree.gateway.signin.Verdict.Admitted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Programs' tokens that were found good a moment ago, by the header that brought them.
@ApplicationScoped
class TokenMemory {

    private record Checked(Admitted verdict, Instant expiry) {}

    private final Cache<String, Checked> tokens;
    private final InstantSource time;

    @Inject
    TokenMemory(TokenConfig config) {
        this(config, InstantSource.system());
    }

    TokenMemory(TokenConfig config, InstantSource time) {
        this.time = time;
        tokens =
                Caffeine.newBuilder()
                        .expireAfterWrite(config.tokenRememberedFor())
                        .maximumSize(
                                config.tokenRememberedFor().isZero()
                                        ? 0
                                        : config.tokensRemembered())
                        .build();
    }

    Optional<Verdict> recall(String authorization) {
        return Optional.ofNullable(tokens.getIfPresent(authorization))
                .filter(checked -> time.instant().isBefore(checked.expiry()))
                .map(Checked::verdict);
    }

    void remember(String authorization, Admitted verdict, Instant expiry) {
        tokens.put(authorization, new Checked(verdict, expiry));
    }
}
