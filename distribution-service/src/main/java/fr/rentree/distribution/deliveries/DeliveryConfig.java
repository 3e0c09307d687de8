package fr.rentree.distribution.deliveries;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Limits of deliveries.
@ConfigMapping(prefix = "rentree.deliveries")
public interface DeliveryConfig {

    /// Lines that one delivery file may have; a Région's whole programme fits.
    @WithDefault("100000")
    int maxLines();

    /// Bad lines that one answer names; the rest is counted.
    @WithDefault("1000")
    int maxBadLinesShown();
}
