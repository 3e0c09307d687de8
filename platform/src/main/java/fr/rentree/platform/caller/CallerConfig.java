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
}
