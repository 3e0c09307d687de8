package fr.rentree.gateway.standins;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// Keycloak's keys, token endpoint and pages, as far as the gateway uses them.
///
/// It has no keys to give while the gateway starts, as when it starts last itself.
final class KeycloakStandIn {

    private static final String REALM = "/auth/realms/rentree/protocol/openid-connect";

    private final List<String> published = new ArrayList<>(List.of("first"));
    private int keyRequestsToFail = 2;
    private boolean isBroken;
    private JsonObject lastTokenRequest = new JsonObject();
    private JsonObject lastClientRequest = new JsonObject();

    int start(Vertx vertx) {
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
            case REALM + "/certs" -> keys(request);
            case REALM + "/token" -> tokens(request);
            case "/_keys/broken" -> control(request, () -> isBroken = true);
            case "/_keys/second" ->
                    control(
                            request,
                            () -> {
                                isBroken = false;
                                published.add("second");
                            });
            case "/_last-client-request" -> request.response().end(lastClientRequest.encode());
            case "/_last-token-request" -> request.response().end(lastTokenRequest.encode());
            default -> Echo.answer("keycloak", request);
        }
    }

    private void keys(HttpServerRequest request) {
        if (isBroken || keyRequestsToFail-- > 0) {
            request.response().setStatusCode(500).end();
            return;
        }
        var keys = new JsonArray();
        published.forEach(id -> keys.add(new JsonObject(Tokens.jwk(id))));
        json(request, new JsonObject().put("keys", keys));
    }

    private void tokens(HttpServerRequest request) {
        request.setExpectMultipart(true);
        request.endHandler(_ -> {
            var asked = new JsonObject();
            request.formAttributes().forEach((k, v) -> asked.put(k, v));
            if ("client_credentials".equals(asked.getString("grant_type"))) {
                clientTokens(request, asked);
                return;
            }
            lastTokenRequest = asked;
            json(
                    request,
                    new JsonObject()
                            .put("access_token", Tokens.person("PERSON-AT-THE-CONSOLE"))
                            .put("id_token", Tokens.idToken("PERSON-AT-THE-CONSOLE"))
                            .put("refresh_token", "refresh-me")
                            .put("token_type", "Bearer")
                            .put("expires_in", 300));
        });
    }

    private void clientTokens(HttpServerRequest request, JsonObject asked) {
        lastClientRequest = asked.put("authorization", request.getHeader("Authorization"));
        json(
                request,
                new JsonObject()
                        .put("access_token", Tokens.client("bookseller"))
                        .put("token_type", "Bearer")
                        .put("expires_in", 300));
    }

    private static void control(HttpServerRequest request, Runnable change) {
        change.run();
        request.response().end();
    }

    private static void json(HttpServerRequest request, JsonObject body) {
        request.response().putHeader("content-type", "application/json").end(body.encode());
    }
}
