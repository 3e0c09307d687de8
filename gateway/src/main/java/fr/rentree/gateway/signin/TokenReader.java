package fr.rentree.gateway.signin;

import static java.util.stream.Collectors.toSet;

import fr.rentree.gateway.refusals.Refusal;
import fr.rentree.gateway.refusals.Refusal.ConsoleHeaderMissing;
import fr.rentree.gateway.refusals.Refusal.SessionOver;
import fr.rentree.gateway.refusals.Refusal.SigninDown;
import fr.rentree.gateway.refusals.Refusal.TokenInvalid;
import fr.rentree.gateway.refusals.Refusal.TokenMissing;
import fr.rentree.gateway.signin.Verdict.Admitted;
import fr.rentree.gateway.signin.Verdict.Refused;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Checks who is calling before a request goes on: the token it brings, or the console's session.
///
/// Services check the token again; the gateway refuses early and knows whom to count.
@ApplicationScoped
public class TokenReader {

    private final HttpAuthenticator authenticator;
    private final TokenMemory memory;
    private final URI publicUrl;

    TokenReader(
            HttpAuthenticator authenticator,
            TokenMemory memory,
            @ConfigProperty(name = "rentree.public-url") URI publicUrl) {
        this.authenticator = authenticator;
        this.memory = memory;
        this.publicUrl = publicUrl;
    }

    public Future<Verdict> read(RoutingContext routing) {
        var request = routing.request();
        return read(routing, isOfOurPages(request) ? request.getHeader(ConsoleHeader.NAME) : null);
    }

    /// The session opens nothing to a page of another origin, whatever headers that may send.
    private boolean isOfOurPages(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null
                || authority(origin).equals(publicUrl.getAuthority())
                || authority(origin).equals(String.valueOf(request.authority()));
    }

    private static String authority(String origin) {
        return origin.substring(origin.indexOf("://") < 0 ? 0 : origin.indexOf("://") + 3);
    }

    /// Whoever follows a link from another site cannot send the console's header. Browsers show the
    /// session on a click only, never to what a page loads by itself (SameSite=Lax).
    public Future<Verdict> readOfLink(RoutingContext routing) {
        return read(routing, "link");
    }

    private Future<Verdict> read(RoutingContext routing, @Nullable String consoleHeader) {
        HttpServerRequest request = routing.request();
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        var credentials = Credentials.of(authorization, cookieNames(request), consoleHeader);
        return switch (credentials) {
            case NONE -> Future.succeededFuture(new Refused(new TokenMissing()));
            case SESSION_WITHOUT_HEADER ->
                    Future.succeededFuture(new Refused(new ConsoleHeaderMissing()));
            case TOKEN ->
                    memory.recall(authorization)
                            .map(Future::succeededFuture)
                            .orElseGet(() -> verify(routing, TenantDirectory.PROGRAMS));
            case SESSION -> verify(routing, TenantDirectory.CONSOLE);
        };
    }

    private static Set<String> cookieNames(HttpServerRequest request) {
        return request.cookies().stream().map(Cookie::getName).collect(toSet());
    }

    private Future<Verdict> verify(RoutingContext routing, String tenant) {
        boolean isConsole = tenant.equals(TenantDirectory.CONSOLE);
        Promise<Verdict> verdict = Promise.promise();
        Context context = routing.vertx().getOrCreateContext();
        TenantDirectory.choose(routing, tenant);
        authenticator
                .attemptAuthentication(routing)
                .emitOn(task -> context.runOnContext(_ -> task.run()))
                .subscribe()
                .with(
                        identity -> verdict.complete(verdictOn(routing, identity, isConsole)),
                        failure -> verdict.complete(refused(failure, isConsole)));
        return verdict.future();
    }

    private Verdict verdictOn(
            RoutingContext routing, @Nullable SecurityIdentity identity, boolean isConsole) {
        if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return new Refused(isConsole ? new SessionOver() : new TokenInvalid());
        }
        var visitor = visitor(token, isConsole);
        if (isConsole) {
            String access = identity.getCredential(AccessTokenCredential.class).getToken();
            return new Admitted(visitor, Optional.of(access));
        }
        var verdict = new Admitted(visitor, Optional.empty());
        memory.remember(
                routing.request().getHeader(HttpHeaders.AUTHORIZATION),
                verdict,
                Instant.ofEpochSecond(token.getExpirationTime()));
        return verdict;
    }

    private static Visitor visitor(JsonWebToken token, boolean isConsole) {
        String client = Objects.requireNonNullElse(token.<String>getClaim("azp"), "unknown");
        String subject = Objects.requireNonNullElse(token.getSubject(), "");
        boolean isPerson = isConsole || token.getClaim("access_point") != null;
        return new Visitor(client, subject, isPerson);
    }

    private static Verdict refused(Throwable failure, boolean isConsole) {
        Refusal refusal =
                isKeycloakMissing(failure)
                        ? new SigninDown()
                        : isConsole ? new SessionOver() : new TokenInvalid();
        return new Refused(refusal);
    }

    /// Without Keycloak's keys nothing can be said about a token, not even that it is bad.
    private static boolean isKeycloakMissing(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof OIDCException
                                || cause instanceof IOException
                                || cause instanceof TimeoutException);
    }
}
