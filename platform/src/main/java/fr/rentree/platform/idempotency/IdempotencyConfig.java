package fr.rentree.platform.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long answers are kept for requests that are sent again.
@ConfigMapping(prefix = "rentree.idempotency")
interface IdempotencyConfig {

    /// An answer older than this is forgotten, and its key may serve again.
    @WithDefault("P7D")
    Duration memory();
}
