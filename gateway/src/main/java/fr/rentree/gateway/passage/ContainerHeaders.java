package fr.rentree.gateway.passage;

import fr.rentree.gateway.routing.Route;
import fr.rentree.gateway.routing.RouteTable;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;

/// What every answer of the W3C face says of the place that was asked for, for the answers that the
/// service never gives because the gateway refuses.
final class ContainerHeaders {

    private static final String VARY = "Accept, Prefer, Origin";
    private static final String TAKEN =
            "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\", application/json";

    /// The segments of `/annotations/{notebook}/`, the empty one before the first slash too.
    private static final int CONTAINER_SEGMENTS = 3;

    private ContainerHeaders() {}

    /// None for other places than notebooks and what is in them.
    static Map<String, String> of(HttpServerRequest request) {
        if (RouteTable.find(request.path()).filter(Route::isW3cFace).isEmpty()) {
            return Map.of();
        }
        if (request.path().split("/").length > CONTAINER_SEGMENTS) {
            return allowing("GET,HEAD,OPTIONS,PUT,DELETE");
        }
        return request.getParam("page") == null
                ? Map.of("Allow", "GET,HEAD,OPTIONS,POST", "Vary", VARY, "Accept-Post", TAKEN)
                : allowing("GET,HEAD,OPTIONS");
    }

    private static Map<String, String> allowing(String methods) {
        return Map.of("Allow", methods, "Vary", VARY);
    }
}
