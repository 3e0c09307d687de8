package fr.rentree.sync.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How erasures run.
@ConfigMapping(prefix = "rentree.sync.erasure")
interface ErasureConfig {

    /// How often the clock looks for an erasure that is not finished.
    @WithDefault("1s")
    Duration pause();

    /// Rows taken away in one transaction.
    @WithDefault("5000")
    int batch();
}
