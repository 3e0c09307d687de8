package fr.rentree.licence.leavers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rentree.licence.leavers")
interface LeaverConfig {

    /// How often people who left or came back are looked for.
    @WithDefault("15m")
    String every();

    /// How long the seat of somebody who left stays locked before it can be given to others.
    @WithDefault("P30D")
    Duration freedAfter();

    /// Seats locked, restored or freed in one transaction.
    @WithDefault("5000")
    int batch();
}
