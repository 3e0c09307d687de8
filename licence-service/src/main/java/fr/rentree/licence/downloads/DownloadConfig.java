package fr.rentree.licence.downloads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rentree.licence.downloads")
interface DownloadConfig {

    /// Devices on which one person may have one manual, besides the tablet handed over.
    @WithDefault("2")
    int perManual();
}
