package fr.rentree.licence.orderfiles;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rentree.licence.order-files")
interface OrderFileConfig {

    /// Lines of one order file.
    @WithDefault("10000")
    int lines();

    /// Bad lines that one answer names; all of them are counted.
    @WithDefault("1000")
    int badLinesShown();

    /// Orders of a file that one answer shows; all of them are counted.
    @WithDefault("500")
    int ordersShown();
}
