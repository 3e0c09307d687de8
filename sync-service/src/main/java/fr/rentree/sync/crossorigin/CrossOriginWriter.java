package fr.rentree.sync.crossorigin;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/// Answers preflights of browsers, and lets pages of allowed origins read every answer of the W3C
/// face and of what `@rentree/sync` asks for: refusals too, whoever refuses, and streams.
@ApplicationScoped
class CrossOriginWriter {

    /// Before whoever turns requests away; see `ArrivalDesk`.
    private static final int FIRST = 400;

    private static final String METHODS = "GET, HEAD, OPTIONS, POST, PUT, DELETE";
    private static final String SENT =
            "Authorization, Accept, Content-Type, Prefer, If-Match, If-None-Match, Slug,"
                    + " Idempotency-Key, For-Person";
    private static final String SHOWN =
            "ETag, Allow, Location, Link, Content-Location, Accept-Post, Vary, Preference-Applied,"
                    + " Retry-After, Backoff, Content-Disposition, WWW-Authenticate";
    private static final List<String> OPEN =
            List.of(
                    "/annotations",
                    "/events",
                    "/api/v1/sync",
                    "/api/v1/devices",
                    "/api/v1/notebooks");

    private final CrossOriginConfig config;

    CrossOriginWriter(CrossOriginConfig config) {
        this.config = config;
    }

    void open(@Observes Filters filters) {
        filters.register(this::greet, FIRST);
    }

    private void greet(RoutingContext routing) {
        var request = routing.request();
        var origin = isOpen(request.path()) ? allowed(request) : Optional.<String>empty();
        origin.ifPresent(allowed ->
                routing.response()
                        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, allowed)
                        .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, SHOWN));
        if (origin.isPresent() && isPreflight(request)) {
            routing.response()
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT)
                    .putHeader(
                            HttpHeaders.ACCESS_CONTROL_MAX_AGE,
                            Long.toString(config.remembered().toSeconds()))
                    .end();
        } else {
            routing.next();
        }
    }

    /// What to answer an origin with: itself, or everybody; nothing when it is not allowed.
    private Optional<String> allowed(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
                .filter(origin ->
                        config.origins().contains("*") || config.origins().contains(origin))
                .map(origin -> config.origins().contains("*") ? "*" : origin);
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private static boolean isOpen(String path) {
        return OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
    }
}
