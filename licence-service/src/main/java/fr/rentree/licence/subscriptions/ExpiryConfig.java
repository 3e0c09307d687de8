package fr.rentree.licence.subscriptions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rentree.licence.expiry")
interface ExpiryConfig {

    /// How often subscriptions whose last day has passed are looked for.
    @WithDefault("15m")
    String every();

    /// Subscriptions ended in one transaction.
    @WithDefault("1000")
    int batch();
}
