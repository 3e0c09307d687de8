package fr.rentree.gateway.passage;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends browsers on from the addresses people type to those of the pages.
@ApplicationScoped
class Shortcuts {

    private static final Map<String, String> PAGES =
            Map.of(
                    "/", "/console/",
                    "/console", "/console/",
                    "/reader", "/reader/",
                    "/openapi/ui", "/openapi/ui/");

    private static final int BEFORE_QUARKUS = -1_000;

    private final URI publicUrl;

    Shortcuts(@ConfigProperty(name = "rentree.public-url") URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    void open(@Observes Router router) {
        PAGES.forEach((typed, page) ->
                router.route(typed)
                        .order(BEFORE_QUARKUS)
                        .handler(routing -> go(routing, typed, page)));
        router.get("/signin").order(BEFORE_QUARKUS).handler(this::signInAtPublicAddress);
    }

    private static void go(RoutingContext routing, String typed, String page) {
        if (routing.request().path().equals(typed)) {
            redirect(routing, page);
        } else {
            routing.next();
        }
    }

    /// Keycloak sends the browser back to the public address only, and there the cookies must be.
    private void signInAtPublicAddress(RoutingContext routing) {
        HostAndPort asked = routing.request().authority();
        if (asked != null && asked.host().equals(publicUrl.getHost())) {
            routing.next();
        } else {
            String query = routing.request().query();
            redirect(routing, publicUrl.resolve("/signin") + (query == null ? "" : "?" + query));
        }
    }

    private static void redirect(RoutingContext routing, String target) {
        routing.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, target).end();
    }
}
