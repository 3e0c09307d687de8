package fr.rentree.sync.devices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Limits of what one person registers.
@ConfigMapping(prefix = "rentree.sync.devices")
interface DeviceConfig {

    /// Devices of one person; one more may read and write, but is not listed.
    @WithDefault("100")
    int perPerson();
}
