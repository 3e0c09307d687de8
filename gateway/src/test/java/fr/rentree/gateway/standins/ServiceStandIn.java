package fr.rentree.gateway.standins;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// A service that does what the query parameter `do` tells it, and remembers under `key` what it
/// saw.
final class ServiceStandIn {

    private static final Buffer CHUNK = Buffer.buffer(new byte[65_536]);

    private final String name;
    private final Vertx vertx;
    private final Map<String, JsonObject> seen = new ConcurrentHashMap<>();
    private final Map<String, Runnable> held = new ConcurrentHashMap<>();

    ServiceStandIn(String name, Vertx vertx) {
        this.name = name;
        this.vertx = vertx;
    }

    int start() {
        return vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/_seen" -> request.response().end(noted(request.getParam("key")).encode());
            case "/_release" -> {
                Objects.requireNonNull(held.remove(request.getParam("key"))).run();
                request.response().end();
            }
            case "/q/openapi" -> describe(request);
            case "/q/health/ready" -> request.response().end();
            default -> behave(request);
        }
    }

    private void behave(HttpServerRequest request) {
        String key = String.valueOf(request.getParam("key"));
        noted(key).put("calls", noted(key).getInteger("calls", 0) + 1);
        request.connection().closeHandler(_ -> noted(key).put("gone", true));
        switch (String.valueOf(request.getParam("do"))) {
            case "hang" -> request.resume();
            case "break" -> request.connection().close();
            case "break-first" -> {
                if (noted(key).getInteger("calls") == 1) {
                    request.connection().close();
                } else {
                    Echo.answer(name, request);
                }
            }
            case "break-midway" -> breakMidway(request);
            case "hold" -> holdBetweenTwoChunks(request, key);
            case "big" -> sendMuch(request, key);
            case "cross-origin" ->
                    request.response()
                            .putHeader("Access-Control-Allow-Origin", "*")
                            .putHeader("Access-Control-Expose-Headers", "ETag")
                            .end();
            case "count" -> count(request, key);
            case "answer-early" -> request.response().setStatusCode(503).end("early");
            case "answer-when-released" -> answerWhenReleased(request, key);
            case "slow-read" -> readWhenReleased(request, key);
            default -> Echo.answer(name, request);
        }
    }

    private static void breakMidway(HttpServerRequest request) {
        request.response().setChunked(true);
        request.response().write("half").onComplete(_ -> request.connection().close());
    }

    /// The second chunk is sent only when somebody says so: nobody has to wait by the clock.
    private void holdBetweenTwoChunks(HttpServerRequest request, String key) {
        HttpServerResponse response = request.response().setChunked(true);
        response.putHeader("Content-Type", "text/event-stream");
        response.write("data: first\n\n");
        held.put(key, () -> response.end("data: last\n\n"));
    }

    private void sendMuch(HttpServerRequest request, String key) {
        long bytes = Long.parseLong(request.getParam("bytes"));
        request.response().putHeader("Content-Length", Long.toString(bytes));
        sendOn(request.response(), bytes, key);
    }

    private void sendOn(HttpServerResponse response, long left, String key) {
        long remaining = left;
        while (remaining > 0 && !response.closed()) {
            if (response.writeQueueFull()) {
                long rest = remaining;
                response.drainHandler(_ -> sendOn(response, rest, key));
                return;
            }
            int size = (int) Math.min(CHUNK.length(), remaining);
            response.write(CHUNK.slice(0, size));
            remaining -= size;
            noted(key).put("sent", noted(key).getLong("sent", 0L) + size);
        }
        if (!response.closed()) {
            response.end();
        }
    }

    private void count(HttpServerRequest request, String key) {
        request.handler(
                buffer -> noted(key).put("read", noted(key).getLong("read", 0L) + buffer.length()));
        request.endHandler(_ -> request.response().end(noted(key).encode()));
    }

    private void answerWhenReleased(HttpServerRequest request, String key) {
        request.pause();
        held.put(
                key,
                () -> {
                    Echo.answer(name, request);
                    request.resume();
                });
    }

    private void readWhenReleased(HttpServerRequest request, String key) {
        request.pause();
        held.put(
                key,
                () -> {
                    count(request, key);
                    request.resume();
                });
    }

    private JsonObject noted(String key) {
        return seen.computeIfAbsent(key, _ -> new JsonObject());
    }

    private void describe(HttpServerRequest request) {
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(ServiceDescription.of(name));
    }
}
