package fr.rentree.licence.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rentree.licence.journal")
interface JournalConfig {

    /// When all counters are compared with the journal, as a cron expression.
    @WithDefault("0 30 2 * * ?")
    String check();
}
