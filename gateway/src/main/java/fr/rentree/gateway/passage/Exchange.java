package fr.rentree.gateway.passage;

import fr.rentree.gateway.limits.SchoolOfRequest;
import fr.rentree.gateway.routing.Route;
import fr.rentree.gateway.signin.Visitor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is known of one request while it is here: its names, its route, its caller.
final class Exchange {

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private final HttpServerRequest request;
    private final Door door;
    private final String path;
    private final TraceContext trace;
    private final String requestId;
    private final Optional<String> school;
    private @Nullable Route route;
    private @Nullable Visitor visitor;

    Exchange(HttpServerRequest request, Door door) {
        this.request = request;
        this.door = door;
        this.path = door.inside(request.path());
        this.trace = TraceContext.continuing(request.getHeader("traceparent"));
        this.requestId =
                Optional.ofNullable(request.getHeader(RequestHeaders.REQUEST_ID))
                        .filter(id -> REQUEST_ID.matcher(id).matches())
                        .orElseGet(trace::traceId);
        this.school = SchoolOfRequest.in(path, Optional.ofNullable(request.getParam("school")));
    }

    static Exchange of(RoutingContext routing) {
        return routing.get(Exchange.class.getName());
    }

    void keepIn(RoutingContext routing) {
        routing.put(Exchange.class.getName(), this);
    }

    void takes(Route chosen) {
        route = chosen;
    }

    void comesFrom(Visitor recognised) {
        visitor = recognised;
    }

    HttpServerRequest request() {
        return request;
    }

    Door door() {
        return door;
    }

    /// What is asked for, as the platform addresses it.
    String path() {
        return path;
    }

    String uri() {
        String query = request.query();
        return query == null ? path : path + '?' + query;
    }

    TraceContext trace() {
        return trace;
    }

    String requestId() {
        return requestId;
    }

    Optional<String> school() {
        return school;
    }

    Optional<Route> route() {
        return Optional.ofNullable(route);
    }

    Optional<Visitor> visitor() {
        return Optional.ofNullable(visitor);
    }
}
