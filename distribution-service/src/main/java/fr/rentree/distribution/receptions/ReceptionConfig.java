package fr.rentree.distribution.receptions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Limits of receptions.
@ConfigMapping(prefix = "rentree.receptions")
public interface ReceptionConfig {

    /// Serial numbers that one reception may bring.
    @WithDefault("5000")
    int maxSerialNumbers();
}
