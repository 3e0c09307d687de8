package fr.rentree.licence.acts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rentree.licence.acts")
interface ActConfig {

    /// How often batches that wait are looked for.
    @WithDefault("2s")
    String every();

    /// Resources times people above which a batch becomes a job, answered at once with 202.
    @WithDefault("20000")
    int atOnce();
}
