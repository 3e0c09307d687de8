package fr.rentree.gateway.passage;

import fr.rentree.gateway.limits.LimitsConfig;
import fr.rentree.gateway.limits.Weight;
import fr.rentree.gateway.routing.Part;
import fr.rentree.gateway.routing.PartDirectory;
import fr.rentree.gateway.routing.Route;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Kept-alive connections to the parts, a bounded pool for each, and another for what stays open
/// for long: however many listen, there is a connection for whoever asks.
@ApplicationScoped
class PartClient {

    private static final long NO_LIMIT = 0;

    private final Vertx vertx;
    private final HttpClient usual;
    private final HttpClient streams;
    private final PartDirectory directory;
    private final LimitsConfig limits;
    private final Map<Way, Line> lines = new ConcurrentHashMap<>();

    /// Each has a pool of its own: who waits for one slow part waits for no other.
    private record Way(Part part, boolean isStream) {}

    PartClient(Vertx vertx, PartDirectory directory, LimitsConfig limits) {
        this.vertx = vertx;
        this.directory = directory;
        this.limits = limits;
        var options =
                new HttpClientOptions()
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(60)
                        .setDecompressionSupported(false)
                        .setConnectTimeout(Math.toIntExact(limits.connectWithin().toMillis()));
        this.usual = vertx.createHttpClient(options, pool(limits.connections(), limits.waiting()));
        this.streams = vertx.createHttpClient(options, pool(limits.streams(), limits.waiting()));
    }

    private static PoolOptions pool(int connections, int waiting) {
        return new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(waiting);
    }

    HttpClient of(Route route) {
        return route.weight() == Weight.STREAM ? streams : usual;
    }

    Future<HttpClientRequest> connect(Route route) {
        URI address = directory.addressOf(route.part());
        boolean isTls = "https".equals(address.getScheme());
        int usualPort = isTls ? 443 : 80;
        var options =
                new RequestOptions()
                        .setHost(address.getHost())
                        .setPort(address.getPort() < 0 ? usualPort : address.getPort())
                        .setSsl(isTls)
                        .setConnectTimeout(NO_LIMIT);
        HttpClient client = of(route);
        return inLine(
                route,
                () -> client.request(options).recover(fault -> again(client, options, fault)));
    }

    /// Who gave up stands in the pool's own line until their turn comes, and here as long.
    private Future<HttpClientRequest> inLine(
            Route route, Supplier<Future<HttpClientRequest>> asking) {
        var way = new Way(route.part(), route.weight() == Weight.STREAM);
        var line = lines.computeIfAbsent(way, _ -> new Line(limits.waiting(), limits.waitAtMost()));
        if (!line.enter(System.nanoTime())) {
            return Future.failedFuture("more wait for a connection than are served in time");
        }
        var asked = asking.get();
        var inTime = inTime(asked);
        asked.onComplete(_ -> line.leave(System.nanoTime(), inTime.succeeded()));
        return inTime;
    }

    /// A kept connection may close in the moment when it is given out: nothing was sent on it yet.
    private static Future<HttpClientRequest> again(
            HttpClient client, RequestOptions options, Throwable fault) {
        return fault instanceof HttpClosedException
                ? client.request(options)
                : Future.failedFuture(fault);
    }

    /// The limit of the wait is our own. Vert.x' own one may give the connection that comes after
    /// it to nobody: after a crowd none would be left. One that comes too late goes back at once.
    private Future<HttpClientRequest> inTime(Future<HttpClientRequest> asked) {
        Promise<HttpClientRequest> inTime = Promise.promise();
        var deadline = new Deadline(vertx);
        var within = limits.connectWithin();
        deadline.set(
                within, () -> inTime.tryFail("no connection within " + within.toMillis() + " ms"));
        asked.onComplete(_ -> deadline.clear())
                .onFailure(inTime::tryFail)
                .onSuccess(request -> {
                    if (!inTime.tryComplete(request)) {
                        request.reset();
                    }
                });
        return inTime.future();
    }

    @PreDestroy
    void close() {
        usual.close();
        streams.close();
    }
}
