package fr.rentree.gateway.garport;

import fr.rentree.gateway.passage.FrontDoor;
import io.vertx.core.Vertx;
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
import java.util.Optional;
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
        server =
                vertx.createHttpServer(mutualTls())
                        .requestHandler(router)
                        .listen(port, host)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        LOG.infof("gar port open port=%d clients=%d", port, config.clients().size());
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
