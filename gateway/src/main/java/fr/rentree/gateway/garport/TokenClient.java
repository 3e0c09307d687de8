package fr.rentree.gateway.garport;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Access tokens of those who come with a certificate. Services know tokens only, so they need not
/// know through which door somebody came; a token is kept until shortly before its end.
@ApplicationScoped
class TokenClient {

    private record Source(Uni<OidcClient> client, TokensHelper tokens) {}

    private final Vertx vertx;
    private final OidcClients clients;
    private final GarPortConfig config;
    private final String realm;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    TokenClient(
            Vertx vertx,
            OidcClients clients,
            GarPortConfig config,
            @ConfigProperty(name = "rentree.keycloak-url") String keycloak) {
        this.vertx = vertx;
        this.clients = clients;
        this.config = config;
        this.realm = keycloak + "/realms/rentree";
    }

    Future<String> tokenOf(String client) {
        var source = sources.computeIfAbsent(client, this::source);
        Promise<String> token = Promise.promise();
        Context context = vertx.getOrCreateContext();
        source.client()
                .chain(source.tokens()::getTokens)
                .emitOn(task -> context.runOnContext(_ -> task.run()))
                .subscribe()
                .with(tokens -> token.complete(tokens.getAccessToken()), token::fail);
        return token.future();
    }

    private Source source(String client) {
        var settings =
                OidcClientConfig.authServerUrl(realm)
                        .id(client)
                        .clientId(client)
                        .credentials(Objects.requireNonNull(config.clients().get(client)).secret())
                        .discoveryEnabled(false)
                        .tokenPath("/protocol/openid-connect/token")
                        .build();
        return new Source(clients.newClient(settings).memoize().indefinitely(), new TokensHelper());
    }
}
