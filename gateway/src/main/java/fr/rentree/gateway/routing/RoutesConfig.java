package fr.rentree.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/// Where each part listens: scheme, host and port; paths are never changed.
@ConfigMapping(prefix = "rentree.routes")
public interface RoutesConfig {

    @WithDefault("http://localhost:8081")
    URI identity();

    @WithDefault("http://localhost:8082")
    URI licence();

    @WithDefault("http://localhost:8083")
    URI distribution();

    @WithDefault("http://localhost:8084")
    URI sync();

    @WithDefault("http://localhost:8085")
    URI rollover();

    /// Keycloak, whose own path is `/auth`.
    @WithDefault("${rentree.keycloak-url}")
    URI keycloak();
}
