package fr.rentree.gateway.garport;

import fr.rentree.gateway.passage.FrontDoor;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.Router;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Listens with mutual TLS once it has a number; nobody gets in without a certificate of the
/// authorities.
@ApplicationScoped
class GarPort {

    private static final Logger LOG = Logger.getLogger(GarPort.class);
    private static final int IDLE_SECONDS = 120;
    private static final int HEADER_BYTES = 32 * 1024;

    private final Vertx vertx;
    private final GarPortConfig config;
    private final FrontDoor front;
    private final GarDoor door;
    private final String host;
    private @Nullable HttpServer server;
    private volatile List<Buffer> contents = List.of();

    GarPort(
            Vertx vertx,
            GarPortConfig config,
            FrontDoor front,
            GarDoor door,
            @ConfigProperty(name = "rentree.http.host") String host) {
        this.vertx = vertx;
        this.config = config;
        this.front = front;
        this.door = door;
        this.host = host;
    }

    void open(@Observes Startup start) {
        config.port().ifPresent(this::listen);
    }

    private void listen(int port) {
        var router = Router.router(vertx);
        front.open(router, door);
        contents = contents().toCompletionStage().toCompletableFuture().join();
        var opened =
                vertx.createHttpServer(mutualTls())
                        .requestHandler(router)
                        .listen(port, host)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        server = opened;
        vertx.setPeriodic(config.readAgain().toMillis(), _ -> readAgain(opened));
        LOG.infof("gar port open port=%d clients=%d", port, config.clients().size());
    }

    /// Connections that come from now on meet what stands in the files; as long as one of them
    /// cannot be read, or makes no sense, what was read before stays.
    private void readAgain(HttpServer opened) {
        contents()
                .compose(now -> now.equals(contents) ? Future.succeededFuture() : take(now, opened))
                .onFailure(failure ->
                        LOG.warnf("gar port keeps its certificates: %s", failure.toString()));
    }

    private Future<?> take(List<Buffer> now, HttpServer opened) {
        return opened.updateSSLOptions(mutualTls().getSslOptions(), true)
                .onSuccess(_ -> {
                    contents = now;
                    LOG.info("gar port has read its certificates again");
                });
    }

    private Future<List<Buffer>> contents() {
        var files =
                Stream.of(
                                config.certificate(),
                                config.key(),
                                config.authorities(),
                                config.revoked())
                        .flatMap(Optional::stream)
                        .map(file -> vertx.fileSystem().readFile(file.toString()))
                        .toList();
        return Future.all(files).map(CompositeFuture::list);
    }

    private HttpServerOptions mutualTls() {
        var certificate =
                new PemKeyCertOptions()
                        .addCertPath(file(config.certificate(), "certificate"))
                        .addKeyPath(file(config.key(), "key"));
        var options =
                new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(certificate)
                        .setTrustOptions(
                                new PemTrustOptions()
                                        .addCertPath(file(config.authorities(), "authorities")))
                        .setClientAuth(ClientAuth.REQUIRED)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setMaxHeaderSize(HEADER_BYTES);
        config.revoked().ifPresent(list -> options.addCrlPath(list.toString()));
        return options;
    }

    private static String file(Optional<Path> path, String setting) {
        return path.orElseThrow(() ->
                        new IllegalStateException(
                                "rentree.gar-port has a port and no rentree.gar-port." + setting))
                .toString();
    }

    @PreDestroy
    void close() {
        if (server != null) {
            server.close();
        }
    }
}
