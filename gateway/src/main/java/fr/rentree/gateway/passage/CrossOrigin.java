package fr.rentree.gateway.passage;

import fr.rentree.gateway.routing.Route;
import fr.rentree.gateway.routing.RouteTable;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// What a page of another origin may do, said by the front door alone: so it holds for refusals of
/// the gateway too, and a preflight, which never has a token, needs no service.
@ApplicationScoped
class CrossOrigin {

    private static final String METHODS = "GET, HEAD, OPTIONS, POST, PUT, DELETE";
    private static final String SENT =
            "Authorization, Accept, Content-Type, Prefer, If-Match, If-None-Match, Slug,"
                    + " Idempotency-Key, For-Person";
    private static final String SHOWN =
            "ETag, Allow, Location, Link, Content-Location, Accept-Post, Vary, Preference-Applied,"
                    + " Retry-After, Backoff, Content-Disposition, WWW-Authenticate, X-Request-Id";

    private final CrossOriginConfig config;

    CrossOrigin(CrossOriginConfig config) {
        this.config = config;
    }

    /// Lets the page that asks read the answer, whoever gives it.
    void welcome(HttpServerRequest request) {
        RouteTable.find(request.path())
                .filter(Route::isCrossOrigin)
                .flatMap(_ -> allowed(request))
                .ifPresent(origin ->
                        request.response()
                                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                                .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, SHOWN));
    }

    boolean isPreflight(HttpServerRequest request, Route route) {
        return route.isCrossOrigin()
                && request.method() == HttpMethod.OPTIONS
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
                && allowed(request).isPresent();
    }

    void answerPreflight(HttpServerResponse response) {
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT)
                .putHeader(
                        HttpHeaders.ACCESS_CONTROL_MAX_AGE,
                        Long.toString(config.remembered().toSeconds()))
                .putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN)
                .end();
    }

    /// What the service says of it would be said twice.
    static void comingBack(Exchange exchange, MultiMap headers) {
        if (exchange.route().filter(Route::isCrossOrigin).isPresent()) {
            headers.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
            headers.remove(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS);
        }
    }

    private Optional<String> allowed(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
                .filter(origin ->
                        config.origins().contains("*") || config.origins().contains(origin))
                .map(origin -> config.origins().contains("*") ? "*" : origin);
    }
}
