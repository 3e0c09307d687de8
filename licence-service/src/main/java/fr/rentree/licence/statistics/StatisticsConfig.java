package fr.rentree.licence.statistics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rentree.licence.statistics")
interface StatisticsConfig {

    /// Fewer people than this are not shown as a number to who may not see people.
    @WithDefault("5")
    int smallestGroup();

    /// How often the sums of all schools are computed anew.
    @WithDefault("15m")
    String every();

    /// Schools whose sums are computed in one transaction.
    @WithDefault("20")
    int batch();
}
