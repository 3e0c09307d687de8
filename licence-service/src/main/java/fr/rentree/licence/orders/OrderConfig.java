package fr.rentree.licence.orders;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rentree.licence.orders")
public interface OrderConfig {

    /// Lines of one order.
    @WithDefault("500")
    int lines();
}
