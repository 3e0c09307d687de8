package fr.rentree.distribution.charters;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Settings of charters.
@ConfigMapping(prefix = "rentree.charters")
public interface CharterConfig {

    /// The version of the charter's text that people sign this year; it is printed on the charter.
    @WithDefault("2026-1")
    String version();
}
