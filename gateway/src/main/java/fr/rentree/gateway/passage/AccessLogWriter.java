package fr.rentree.gateway.passage;

import fr.rentree.gateway.routing.Route;
import fr.rentree.gateway.signin.Visitor;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import org.jboss.logging.Logger;

/// One line for each request, without anybody in it: no path, for it may name a person, no address,
/// no subject.
final class AccessLogWriter implements Handler<AsyncResult<Void>> {

    private static final Logger LOG = Logger.getLogger("fr.rentree.gateway.access");

    private final Exchange exchange;
    private final long begun = System.nanoTime();

    AccessLogWriter(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void handle(AsyncResult<Void> end) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        HttpServerRequest request = exchange.request();
        LOG.infof(
                "request method=%s route=%s part=%s status=%d millis=%d received=%d sent=%d"
                        + " client=%s school=%s request=%s trace=%s%s",
                request.method().name(),
                exchange.route().map(Route::name).orElse("own"),
                exchange.route().map(route -> route.part().label()).orElse("gateway"),
                request.response().getStatusCode(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                request.bytesRead(),
                request.response().bytesWritten(),
                exchange.visitor().map(Visitor::client).orElse("-"),
                exchange.school().orElse("-"),
                exchange.requestId(),
                exchange.trace().traceId(),
                request.response().ended() ? "" : " broken-off");
    }
}
