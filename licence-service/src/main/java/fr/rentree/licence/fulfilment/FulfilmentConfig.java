package fr.rentree.licence.fulfilment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rentree.licence.fulfilment")
interface FulfilmentConfig {

    /// Lines of one state file.
    @WithDefault("50000")
    int stateLines();

    /// Bad lines that one answer names; all of them are counted.
    @WithDefault("1000")
    int badLinesShown();
}
