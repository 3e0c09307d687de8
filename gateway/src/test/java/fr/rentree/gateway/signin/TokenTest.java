package fr.rentree.gateway.signin;

import static fr.rentree.gateway.standins.Front.keycloak;
import static fr.rentree.gateway.standins.Front.request;
import static fr.rentree.gateway.standins.Front.send;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.gateway.standins.StandIns;
import fr.rentree.gateway.standins.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keycloak's stand-in gives no keys while the gateway starts: that these tests pass at all shows
/// that the gateway starts without Keycloak and asks again.
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class TokenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/me", "/gar/ressources/A/0000001B/C", "/annotations/1/", "/events"})
    void without_a_token_nothing_is_told(String path) {
        var answer = send(request(path));
        assertProblem(answer, 401, "token-missing");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"rentree\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer x", "Bearer a.b.c", "Basic YTpi", "nonsense"})
    void what_is_no_token_is_refused(String authorization) {
        var answer = send(request("/api/v1/me").header("Authorization", authorization));
        assertProblem(answer, 401, "token-invalid");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("invalid_token");
    }

    @Test
    void an_expired_token_is_refused() {
        assertRefused(Tokens.sign(Tokens.access("p").expiresIn(Duration.ofMinutes(-5)), "first"));
    }

    @Test
    void a_token_for_somebody_else_is_refused() {
        assertRefused(Tokens.sign(Tokens.access("p").audience("account"), "first"));
    }

    @Test
    void a_token_of_another_issuer_is_refused() {
        assertRefused(Tokens.sign(Tokens.access("p").issuer("http://elsewhere.example"), "first"));
    }

    @Test
    void a_token_signed_by_another_key_is_refused() {
        assertRefused(Tokens.sign(Tokens.access("p"), "unpublished"));
    }

    @Test
    void a_token_whose_claims_were_changed_is_refused() {
        String[] mine = Tokens.person("me").split("\\.");
        String[] other = Tokens.person("other").split("\\.");
        assertThat(call(String.join(".", mine)).statusCode()).isEqualTo(200);
        assertRefused(mine[0] + "." + other[1] + "." + mine[2]);
    }

    @Test
    void a_refused_upload_is_answered_before_it_is_sent() {
        var answer =
                send(request("/api/v1/imports").POST(BodyPublishers.ofByteArray(new byte[40_000])));
        assertProblem(answer, 401, "token-missing");
    }

    @Test
    void a_new_key_is_fetched_when_a_token_needs_it_and_its_absence_is_not_the_callers_fault() {
        String token = Tokens.sign(Tokens.access("p").claim("access_point", "atrium"), "second");
        send(keycloak("/_keys/broken"));
        assertProblem(call(token), 503, "signin-unavailable");
        assertThat(call(Tokens.person("still good")).statusCode()).isEqualTo(200);
        send(keycloak("/_keys/second"));
        assertThat(call(token).statusCode()).isEqualTo(200);
    }

    private static void assertRefused(String token) {
        assertProblem(call(token), 401, "token-invalid");
    }

    private static HttpResponse<String> call(String token) {
        return send(request("/api/v1/me").header("Authorization", "Bearer " + token));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.body()).contains("https://rentree.example/problems/" + slug);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }
}
