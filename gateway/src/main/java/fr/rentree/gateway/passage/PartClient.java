package fr.rentree.gateway.passage;

import fr.rentree.gateway.limits.LimitsConfig;
import fr.rentree.gateway.routing.Part;
import fr.rentree.gateway.routing.PartDirectory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/// Kept-alive connections to the parts, a bounded pool for each.
@ApplicationScoped
class PartClient {

    private final HttpClient client;
    private final PartDirectory directory;
    private final long connectMillis;

    PartClient(Vertx vertx, PartDirectory directory, LimitsConfig limits) {
        this.directory = directory;
        this.connectMillis = limits.connectWithin().toMillis();
        var options =
                new HttpClientOptions()
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(60)
                        .setDecompressionSupported(false)
                        .setConnectTimeout(Math.toIntExact(connectMillis));
        var pool =
                new PoolOptions()
                        .setHttp1MaxSize(limits.connections())
                        .setMaxWaitQueueSize(limits.waiting());
        this.client = vertx.createHttpClient(options, pool);
    }

    HttpClient http() {
        return client;
    }

    Future<HttpClientRequest> connect(Part part) {
        URI address = directory.addressOf(part);
        boolean isTls = "https".equals(address.getScheme());
        int usualPort = isTls ? 443 : 80;
        return client.request(
                new RequestOptions()
                        .setHost(address.getHost())
                        .setPort(address.getPort() < 0 ? usualPort : address.getPort())
                        .setSsl(isTls)
                        .setConnectTimeout(connectMillis));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
