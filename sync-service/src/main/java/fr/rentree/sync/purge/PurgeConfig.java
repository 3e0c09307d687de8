package fr.rentree.sync.purge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How purges run.
@ConfigMapping(prefix = "rentree.sync.purge")
interface PurgeConfig {

    /// When the purge of every night begins (a cron expression of Quarkus).
    @WithDefault("0 37 2 * * ?")
    String cron();

    /// How often the clock looks for a purge that is not finished.
    @WithDefault("1s")
    Duration pause();

    /// Rows taken away in one transaction.
    @WithDefault("5000")
    int batch();

    /// How long it is kept who of support looked at whom.
    @WithDefault("365d")
    Duration looksKept();
}
