package fr.rentree.e2e.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A machine signs in with its own secret (client credentials).
final class ClientAccess implements Access {
    private final Line line;
    private final URI base;
    private final String realm;
    private final Map<String, String> form;
    private @Nullable String token;

    ClientAccess(Line line, URI base, String realm, String client, String secret) {
        this.line = line;
        this.base = base;
        this.realm = realm;
        form =
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        secret);
    }

    @Override
    public String token() {
        var current = token;
        if (current == null) {
            var address = "/realms/" + realm + "/protocol/openid-connect/token";
            current = answered(address).expect(200).json().path("access_token").asText();
            token = current;
        }
        return current;
    }

    /// Keycloak answers 500 until it has noticed that its PostgreSQL was restarted.
    private Answer answered(String address) {
        return Patience.of(Duration.ofMinutes(1))
                .await(
                        "a token of Keycloak",
                        () ->
                                Optional.of(line.send(base, Request.form(address, form)))
                                        .filter(answer -> answer.status() != 500));
    }

    @Override
    public void renew() {
        token = null;
    }
}
