package fr.rentree.gateway.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/// The address of each part.
@ApplicationScoped
public class PartDirectory {

    private final RoutesConfig routes;

    PartDirectory(RoutesConfig routes) {
        this.routes = routes;
    }

    public URI addressOf(Part part) {
        return switch (part) {
            case IDENTITY -> routes.identity();
            case LICENCE -> routes.licence();
            case DISTRIBUTION -> routes.distribution();
            case SYNC -> routes.sync();
            case ROLLOVER -> routes.rollover();
            case KEYCLOAK -> routes.keycloak();
        };
    }
}
