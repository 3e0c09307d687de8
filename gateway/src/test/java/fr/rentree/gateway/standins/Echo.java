package fr.rentree.gateway.standins;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Answers with what was received: who answers, the address, the headers, the digest of the body.
final class Echo {

    private Echo() {}

    static void answer(String name, HttpServerRequest request) {
        MessageDigest digest = sha256();
        long[] length = {0};
        request.handler(buffer -> {
            length[0] += buffer.length();
            digest.update(buffer.getBytes());
        });
        request.endHandler(_ -> {
            var headers = new JsonObject();
            request.headers().forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), v));
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Server", "stand-in")
                    .putHeader("X-Powered-By", "stand-in")
                    .putHeader("Location", "/api/v1/imports/1")
                    .end(
                            new JsonObject()
                                    .put("service", name)
                                    .put("method", request.method().name())
                                    .put("uri", request.uri())
                                    .put("headers", headers)
                                    .put("length", length[0])
                                    .put("sha256", HexFormat.of().formatHex(digest.digest()))
                                    .encode());
        });
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
