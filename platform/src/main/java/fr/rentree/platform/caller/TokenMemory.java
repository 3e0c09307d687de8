package fr.rentree.platform.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Tokens whose signature was checked a moment ago: the three requests in a row of one device check
/// it once. Asked before Quarkus checks a token itself, which it does with every one not known
/// here.
@ApplicationScoped
class TokenMemory implements IdentityProvider<TokenAuthenticationRequest> {

    /// @param expiry after which the token is worth nothing, however fresh it is here
    private record Checked(SecurityIdentity identity, Instant expiry) {}

    /// Whoever says nothing has one less, Quarkus' own check too.
    private static final int BEFORE_QUARKUS = SYSTEM_FIRST + 2;

    private final Cache<String, Checked> tokens;
    private final InstantSource time;

    @Inject
    TokenMemory(CallerConfig config) {
        this(config, InstantSource.system());
    }

    /// @param time of the world, which tokens are of; not the day that the platform plays
    TokenMemory(CallerConfig config, InstantSource time) {
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

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return BEFORE_QUARKUS;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return Uni.createFrom().item(recall(request.getToken().getToken()).orElse(null));
    }

    Optional<SecurityIdentity> recall(String token) {
        return Optional.ofNullable(tokens.getIfPresent(token))
                .filter(checked -> time.instant().isBefore(checked.expiry()))
                .map(Checked::identity);
    }

    /// Remembers a token that was found good, and returns its identity with the claims beside it
    /// and nothing of the request that brought it.
    SecurityIdentity remember(
            SecurityIdentity identity, Map<String, String> claims, Instant expiry) {
        var kept =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(identity.getPrincipal())
                        .addRoles(identity.getRoles())
                        .addCredentials(identity.getCredentials())
                        .addAttribute(Caller.CLAIMS, claims)
                        .build();
        Optional.ofNullable(identity.getCredential(TokenCredential.class))
                .ifPresent(token -> tokens.put(token.getToken(), new Checked(kept, expiry)));
        return kept;
    }
}
