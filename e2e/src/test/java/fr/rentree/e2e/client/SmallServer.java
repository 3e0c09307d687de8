package fr.rentree.e2e.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server of a test, that remembers what it was asked.
final class SmallServer implements AutoCloseable {
    /// What one path answers.
    interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final List<String> keys = new CopyOnWriteArrayList<>();

    SmallServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    SmallServer on(String path, Page page) {
        server.createContext(
                path,
                exchange -> {
                    keys.add(
                            String.valueOf(
                                    exchange.getRequestHeaders().getFirst("Idempotency-Key")));
                    page.answer(exchange);
                    exchange.close();
                });
        return this;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The idempotency key of each request, in order.
    List<String> keys() {
        return keys;
    }

    static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    static void redirect(HttpExchange exchange, String where) throws IOException {
        exchange.getResponseHeaders().add("Location", where);
        send(exchange, 303, "");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
