package fr.rentree.gateway.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long a checked token is known, as in every service.
@ConfigMapping(prefix = "rentree.callers")
interface TokenConfig {

    /// How long a token that was checked is not checked again; its own end is heeded all the same.
    /// So late, at most, does a key that Keycloak withdrew lose its worth. 0 checks at each
    /// request.
    @WithDefault("1m")
    Duration tokenRememberedFor();

    /// Tokens remembered at the same time, some 2 KB each; the idlest is forgotten.
    @WithDefault("4000")
    int tokensRemembered();
}
