package fr.rentree.licence.distributors;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rentree.licence.distributor-reports")
interface ReportConfig {

    /// Days back for which a distributor finds a report of what was given on each.
    @WithDefault("30")
    int days();
}
