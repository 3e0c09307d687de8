package fr.rentree.platform.caller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long who signed in is known without asking the roster again.
@ConfigMapping(prefix = "rentree.callers")
interface CallerConfig {

    /// How long somebody who was looked up is remembered: so late, at most, is an access that was
    /// cut refused. 0 looks everybody up at each request.
    @WithDefault("0s")
    Duration rememberedFor();

    /// People remembered at the same time; the idlest is forgotten.
    @WithDefault("50000")
    int remembered();

    /// How long a token that was checked is not checked again; its own end is heeded all the same.
    /// So late, at most, does a key that Keycloak withdrew lose its worth. 0 checks at each
    /// request.
    @WithDefault("1m")
    Duration tokenRememberedFor();

    /// Tokens remembered at the same time, some 4 KB each; the idlest is forgotten.
    @WithDefault("4000")
    int tokensRemembered();
}
