package fr.rentree.sync.devices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of what one person registers.
@ConfigMapping(prefix = "rentree.sync.devices")
interface DeviceConfig {

    /// Devices of one person. One more takes the place of the one that was unused longest; while
    /// none was unused for long, it may read and write, but is not listed.
    @WithDefault("100")
    int perPerson();

    /// How long a device was unused that is forgotten for a new one. One that is lost, or that was
    /// asked to start over, never is.
    @WithDefault("30d")
    Duration unusedAfter();
}
