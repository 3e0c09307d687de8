package fr.rentree.e2e.client;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The reader app of a person, with an offline token of its own.
final class OfflineAccess implements Access {
    private static final String TOKEN = "/auth/realms/rentree/protocol/openid-connect/token";

    private final Line line;
    private final URI gateway;
    private final Map<String, String> form;
    private @Nullable String token;

    OfflineAccess(Line line, URI gateway, String client, String offlineToken) {
        this.line = line;
        this.gateway = gateway;
        form =
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        client,
                        "refresh_token",
                        offlineToken);
    }

    @Override
    public String token() {
        var current = token;
        if (current == null) {
            var answer = line.send(gateway, Request.form(TOKEN, form)).expect(200);
            current = answer.json().path("access_token").asText();
            token = current;
        }
        return current;
    }

    @Override
    public void renew() {
        token = null;
    }
}
