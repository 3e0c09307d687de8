package fr.rentree.gateway.passage;

import fr.rentree.gateway.refusals.ProblemWriter;
import fr.rentree.gateway.routing.Part;
import fr.rentree.gateway.signin.SessionCookies;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Which headers go on to a service, and which come back.
///
/// Services believe what the gateway says about a caller, so nothing of that kind passes from
/// outside: every `X-` header is dropped but the few in [#HARMLESS].
@ApplicationScoped
class RequestHeaders {

    static final String REQUEST_ID = "X-Request-Id";

    private static final Set<String> HARMLESS = Set.of("x-requested-with");
    private static final Set<String> IDENTITY =
            Set.of("forwarded", "via", "remote-user", "remote-addr", "client-cert", "expect");
    private static final List<String> OURS_TO_SAY =
            List.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "trailer",
                    "upgrade",
                    "server",
                    "x-powered-by",
                    "x-request-id",
                    "x-content-type-options");

    private final URI publicUrl;

    RequestHeaders(@ConfigProperty(name = "rentree.public-url") URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /// Prepares what a service receives.
    void goingIn(MultiMap headers, Exchange exchange, Optional<String> sessionToken) {
        headers.names().stream().filter(RequestHeaders::isDropped).forEach(headers::remove);
        if (ProblemWriter.bodyLength(exchange.request()) == Long.MAX_VALUE) {
            headers.remove(HttpHeaders.CONTENT_LENGTH);
        }
        keepCookies(headers, exchange);
        headers.set("X-Forwarded-For", exchange.request().remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", publicUrl.getScheme());
        headers.set("X-Forwarded-Host", publicUrl.getAuthority());
        headers.set("X-Forwarded-Port", Integer.toString(publicPort()));
        headers.set(REQUEST_ID, exchange.requestId());
        headers.set("traceparent", exchange.trace().traceparent());
        if (exchange.trace().isOurs()) {
            headers.remove("tracestate");
        }
        sessionToken.ifPresent(token -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token));
    }

    /// Cleans what a service answers.
    void comingBack(MultiMap headers) {
        OURS_TO_SAY.forEach(headers::remove);
    }

    /// Services know tokens, not cookies; Keycloak gets its own cookies and not ours.
    private static void keepCookies(MultiMap headers, Exchange exchange) {
        boolean isKeycloak =
                exchange.route().filter(route -> route.part() == Part.KEYCLOAK).isPresent();
        String kept = isKeycloak ? SessionCookies.without(headers.getAll(HttpHeaders.COOKIE)) : "";
        headers.remove(HttpHeaders.COOKIE);
        if (!kept.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, kept);
        }
    }

    private static boolean isDropped(String header) {
        String name = header.toLowerCase(Locale.ROOT).replace('_', '-');
        return name.startsWith("x-") && !HARMLESS.contains(name)
                || name.startsWith("ssl-client-")
                || IDENTITY.contains(name);
    }

    private int publicPort() {
        if (publicUrl.getPort() > 0) {
            return publicUrl.getPort();
        }
        return publicUrl.getScheme().equals("https") ? 443 : 80;
    }
}
