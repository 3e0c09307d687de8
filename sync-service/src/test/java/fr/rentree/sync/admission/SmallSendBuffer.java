package fr.rentree.sync.admission;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/// On one machine the system takes a whole page off our hands, whether its reader reads or not;
/// with so little a slow reader is one.
@ApplicationScoped
class SmallSendBuffer implements HttpServerOptionsCustomizer {

    private static final int BYTES = 64 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }
}
