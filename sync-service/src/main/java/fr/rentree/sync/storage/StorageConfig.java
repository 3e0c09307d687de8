package fr.rentree.sync.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/// What "manage storage" goes by.
@ConfigMapping(prefix = "rentree.sync.storage")
interface StorageConfig {

    /// How long a manual lies unopened before it is advised to let it go (a period, ISO 8601).
    @WithDefault("P3M")
    Period unusedAfter();

    /// Works in one inventory of a device.
    @WithDefault("500")
    int worksPerInventory();
}
