package fr.rentree.gateway.refusals;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/// Writes a refusal as problem+json, also to a client that is still sending.
public final class ProblemWriter {

    public static final String PROBLEM_JSON = "application/problem+json";

    /// A client that is cut off while it sends may never read the answer.
    private static final long LAST_WORDS_MILLIS = 2_000;

    /// A shorter body is read to its end, and the connection stays.
    private static final long SHORT_BODY_BYTES = 65_536;

    private ProblemWriter() {}

    public static Buffer body(Answer answer) {
        return new JsonObject()
                .put("type", answer.type())
                .put("title", answer.title())
                .put("status", answer.status())
                .put("detail", answer.detail())
                .toBuffer();
    }

    public static void write(Vertx vertx, HttpServerRequest request, Refusal refusal) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        Answer answer = GatewayProblems.of(refusal);
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM_JSON);
        if (isStillSending(request)) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.end(body(answer)).onComplete(_ -> letGo(vertx, request));
    }

    /// Reads and forgets what is still coming for a moment, then closes.
    public static void letGo(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        boolean wasSending = isStillSending(request);
        request.handler(_ -> {});
        request.resume();
        if (wasSending) {
            vertx.setTimer(LAST_WORDS_MILLIS, _ -> request.connection().close());
        }
    }

    public static boolean isStillSending(HttpServerRequest request) {
        return !request.isEnded() && bodyLength(request) > SHORT_BODY_BYTES;
    }

    /// The announced length: 0 without a body, endless when the client does not say.
    public static long bodyLength(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return Long.MAX_VALUE;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
