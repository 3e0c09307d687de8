package fr.rentree.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A person signs in through their portal, in the code flow with PKCE of the reader app.
final class PersonAccess implements Access {
    private static final int ATTEMPTS = 3;
    private static final String CLIENT = "reader";
    private static final String BACK = "http://127.0.0.1/reader";
    private static final String REALM = "/auth/realms/rentree/protocol/openid-connect/";

    /// Who signs in, and through which portal.
    record Credentials(String accessPoint, String username, String password) {}

    private final Line line;
    private final URI gateway;
    private final Credentials credentials;
    private @Nullable String token;

    PersonAccess(Line line, URI gateway, Credentials credentials) {
        this.line = line;
        this.gateway = gateway;
        this.credentials = credentials;
    }

    @Override
    public String token() {
        var current = token;
        if (current == null) {
            current = untilItCounts(this::signIn, ATTEMPTS);
            token = current;
        }
        return current;
    }

    @Override
    public void renew() {
        token = null;
    }

    /// A sign-in under way does not outlive a restart of Keycloak, and a code counts once, also
    /// when the answer to it is lost: it begins again from the start.
    private static <T> T untilItCounts(Supplier<T> signIn, int attempts) {
        try {
            return signIn.get();
        } catch (UnexpectedException e) {
            if (attempts <= 1) {
                throw e;
            }
            return untilItCounts(signIn, attempts - 1);
        }
    }

    private String signIn() {
        return signIn(new Browser(line));
    }

    private String signIn(Browser browser) {
        var verifier = CodeVerifier.draw();
        var back =
                browser.signIn(
                        start(verifier, "openid"),
                        BACK,
                        credentials.username(),
                        credentials.password());
        return tokens(back, verifier).path("access_token").asText();
    }

    @Override
    public Access offline() {
        return untilItCounts(this::goOffline, ATTEMPTS);
    }

    /// The app asks through the browser that is signed in, and shows no page.
    private Access goOffline() {
        var browser = new Browser(line);
        signIn(browser);
        var verifier = CodeVerifier.draw();
        var start = URI.create(start(verifier, "openid offline_access") + "&prompt=none");
        var tokens = tokens(browser.goSilently(start, BACK), verifier);
        return new OfflineAccess(line, gateway, CLIENT, tokens.path("refresh_token").asText());
    }

    private JsonNode tokens(URI back, CodeVerifier verifier) {
        var form =
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        CLIENT,
                        "code",
                        code(back),
                        "redirect_uri",
                        BACK,
                        "code_verifier",
                        verifier.value());
        return line.send(gateway, Request.form(REALM + "token", form)).expect(200).json();
    }

    private URI start(CodeVerifier verifier, String scope) {
        return URI.create(
                gateway
                        + REALM
                        + "auth?response_type=code&scope="
                        + Request.encode(scope)
                        + "&client_id="
                        + CLIENT
                        + "&redirect_uri="
                        + Request.encode(BACK)
                        + "&state="
                        + UUID.randomUUID()
                        + "&code_challenge_method=S256&code_challenge="
                        + verifier.challenge()
                        + "&kc_idp_hint="
                        + credentials.accessPoint());
    }

    private String code(URI back) {
        return Arrays.stream(back.getRawQuery().split("&"))
                .filter(part -> part.startsWith("code="))
                .map(part -> part.substring("code=".length()))
                .findFirst()
                .orElseThrow(() ->
                        new UnexpectedException(
                                "Sign-in of " + credentials.username() + " gave " + back));
    }
}
