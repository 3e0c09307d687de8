package fr.rentree.gateway.standins;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/// What a slow reader has not taken stays in the gateway, not in the system: as on a bad network.
@Singleton
public class SmallSendBuffer implements HttpServerOptionsCustomizer {

    private static final int BYTES = 65_536;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }
}
