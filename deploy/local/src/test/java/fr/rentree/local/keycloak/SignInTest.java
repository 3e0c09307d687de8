package fr.rentree.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.local.settings.Port;
import fr.rentree.local.settings.Secrets;
import fr.rentree.local.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Keycloak of a whole platform; people sign in as their browser would.
@EnabledIfEnvironmentVariable(
        named = "RENTREE_E2E_GATEWAY",
        matches = ".+",
        disabledReason = "no platform runs: ./rentree test starts one for this")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALLBACK = "http://127.0.0.1/callback";
    private static final String PASSWORD = "mot de passe inventé";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Settings settings = Settings.from(System.getenv());
    private final Secrets secrets;

    SignInTest() throws IOException {
        secrets = settings.secrets();
    }

    @BeforeAll
    void a_pupil_has_an_account_at_each_portal() throws Exception {
        createAtPortal("atrium", "ENTF1-ELV-0001");
        createAtPortal("educonnect", "ENTF2-ELV-0001");
    }

    private String realmUrl(String realm) {
        return settings.ports().keycloakUrl() + "/realms/" + realm;
    }

    private void createAtPortal(String realm, String subject) throws Exception {
        String token = programToken(realm, "ent-simulator").get("access_token").asText();
        String person =
                """
                {"username": "%s", "enabled": true, "attributes": {"GARPersonIdentifiant": ["%s"]},
                 "credentials": [{"type": "password", "value": "%s", "temporary": false}]}
                """
                        .formatted(subject, subject, PASSWORD);
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        settings.ports().keycloakUrl()
                                                + "/admin/realms/"
                                                + realm
                                                + "/users"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(person))
                        .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                .as("created, or there from the run before")
                .isIn(201, 409);
    }

    private HttpResponse<String> askForToken(String realm, Map<String, String> form)
            throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create(realmUrl(realm) + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Browser.encode(form)))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private JsonNode programToken(String realm, String program) throws Exception {
        var answer =
                askForToken(
                        realm,
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                program,
                                "client_secret",
                                secrets.of("client." + program)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static JsonNode claims(JsonNode answer) throws IOException {
        String body = answer.get("access_token").asText().split("\\.")[1];
        return JSON.readTree(Base64.getUrlDecoder().decode(body));
    }

    private URI authorization(Map<String, String> more) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", "reader");
        query.put("redirect_uri", CALLBACK);
        query.put("scope", "openid");
        query.put("state", "of the reader");
        query.putAll(more);
        return URI.create(
                settings.ports().publicUrl()
                        + "/auth/realms/rentree/protocol/openid-connect/auth?"
                        + Browser.encode(query));
    }

    private static String challenge(String verifier) throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private Browser browser() {
        return new Browser(
                URI.create(settings.ports().publicUrl()),
                URI.create("http://" + settings.ports().loopback(Port.KEYCLOAK)));
    }

    private JsonNode signIn(String portal, String subject, String password) throws Exception {
        return claims(signIn(browser(), subject, password, Map.of("kc_idp_hint", portal)));
    }

    private JsonNode signIn(
            Browser browser, String subject, String password, Map<String, String> more)
            throws Exception {
        String verifier = "a-verifier-of-at-least-forty-three-characters-" + subject;
        var asked = new LinkedHashMap<>(more);
        asked.put("code_challenge", challenge(verifier));
        asked.put("code_challenge_method", "S256");
        var callback = browser.signIn(authorization(asked), subject, password, CALLBACK);
        var answer =
                askForToken(
                        "rentree",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "reader",
                                "redirect_uri",
                                CALLBACK,
                                "code",
                                Browser.query(callback).get("code"),
                                "code_verifier",
                                verifier));
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void while_the_browser_is_signed_in_the_app_is_too_without_a_page_and_stays_so_without_it()
            throws Exception {
        var browser = browser();
        signIn(browser, "ENTF1-ELV-0001", PASSWORD, Map.of("kc_idp_hint", "atrium"));
        var silently = Map.of("scope", "openid offline_access", "prompt", "none");
        var tokens = signIn(browser, "ENTF1-ELV-0001", "no page asks for it", silently);
        var later =
                askForToken(
                        "rentree",
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                "reader",
                                "refresh_token",
                                tokens.get("refresh_token").asText()));

        assertThat(later.statusCode()).isEqualTo(200);
        var claims = claims(JSON.readTree(later.body()));
        assertThat(claims.get("auth_time").asLong())
                .as("a refreshed token is as old as the sign-in")
                .isEqualTo(claims(tokens).get("auth_time").asLong());
        assertThat(claims.get("scope").asText()).contains("offline_access");
        assertThat(claims.get("access_point_subject").asText()).isEqualTo("ENTF1-ELV-0001");
    }

    @ParameterizedTest(name = "{1} signs in through {0}")
    @CsvSource({"atrium, ENTF1-ELV-0001", "educonnect, ENTF2-ELV-0001"})
    void a_pupil_signs_in_at_their_portal_and_the_token_says_who_they_are_there(
            String portal, String subject) throws Exception {
        var first = signIn(portal, subject, PASSWORD);
        var second = signIn(portal, subject, PASSWORD);

        assertThat(first.get("iss").asText())
                .isEqualTo(settings.ports().publicUrl() + "/auth/realms/rentree");
        assertThat(first.get("aud").asText()).isEqualTo("rentree");
        assertThat(first.get("azp").asText()).isEqualTo("reader");
        assertThat(first.get("access_point").asText()).isEqualTo(portal);
        assertThat(first.get("access_point_subject").asText()).isEqualTo(subject);
        assertThat(second.get("sub")).isEqualTo(first.get("sub"));
    }

    @Test
    void the_operator_signs_in_with_a_local_password() throws Exception {
        var claims = signIn("", "admin", secrets.of("user.admin"));

        assertThat(claims.has("access_point")).isFalse();
        assertThat(claims.get("aud").asText()).isEqualTo("rentree");
    }

    @Test
    void without_pkce_no_reader_gets_a_code() throws Exception {
        var start =
                URI.create(
                        authorization(Map.of())
                                .toString()
                                .replace(
                                        settings.ports().publicUrl(),
                                        "http://" + settings.ports().loopback(Port.KEYCLOAK)));
        var answer = client.send(HttpRequest.newBuilder(start).build(), BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith(CALLBACK)
                .contains("error=invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"reader", "console"})
    void no_application_takes_the_password_itself(String application) throws Exception {
        var answer =
                askForToken(
                        "rentree",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                application,
                                "client_secret",
                                secrets.of("client.console"),
                                "username",
                                "admin",
                                "password",
                                secrets.of("user.admin")));

        assertThat(answer.statusCode()).isBetween(400, 401);
    }

    @ParameterizedTest(name = "{0}: {1} {2}={3}")
    @CsvSource({
        "operations,            operator,    ,",
        "ent-portal-atrium,     ent-portal,  id_ent,         ENTFICTIF1",
        "ent-portal-educonnect, ent-portal,  id_ent,         ENTFICTIF2",
        "bookseller,            distributor, distributor_id, 123456789_0000000000000000",
        "publisher-editeur-01,  publisher,   publisher_id,   100000001_0000000000000001",
        "supplier,              supplier,    ,",
    })
    void a_program_gets_its_role_and_its_claim(
            String program, String role, String claim, String value) throws Exception {
        var claims = claims(programToken("rentree", program));

        assertThat(claims.get("realm_access").get("roles")).hasSize(1);
        assertThat(claims.get("realm_access").get("roles").get(0).asText()).isEqualTo(role);
        assertThat(claims.get("aud").asText()).isEqualTo("rentree");
        if (claim != null) {
            assertThat(claims.get(claim).asText()).isEqualTo(value);
        }
    }

    @Test
    void no_secret_stays_in_an_imported_file() {
        assertThat(settings.folder().keycloak().resolve("data/import")).doesNotExist();
    }
}
