package fr.rentree.gateway.apidocs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the one description of the API is kept current.
@ConfigMapping(prefix = "rentree.openapi")
interface ApiDocsConfig {

    /// After so long the services are asked again, when somebody looks.
    @WithDefault("30s")
    Duration refreshAfter();

    /// How long one service may take to describe itself.
    @WithDefault("2s")
    Duration patience();
}
