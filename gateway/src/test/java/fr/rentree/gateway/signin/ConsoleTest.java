package fr.rentree.gateway.signin;

import static fr.rentree.gateway.standins.Front.json;
import static fr.rentree.gateway.standins.Front.keycloak;
import static fr.rentree.gateway.standins.Front.request;
import static fr.rentree.gateway.standins.Front.send;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.gateway.standins.StandIns;
import fr.rentree.gateway.standins.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ConsoleTest {

    @Test
    void signing_in_goes_to_keycloak_with_pkce() {
        var answer = send(request("/signin"));
        assertThat(answer.statusCode()).isEqualTo(302);
        URI login = URI.create(location(answer));
        assertThat(login.getPath()).isEqualTo("/auth/realms/rentree/protocol/openid-connect/auth");
        assertThat(login.getAuthority())
                .isEqualTo(System.getProperty("gateway.test.public-url").substring(7));
        assertThat(query(login))
                .containsEntry("client_id", "console")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry(
                        "redirect_uri",
                        System.getProperty("gateway.test.public-url") + "/signin/callback");
    }

    @Test
    void signing_in_at_another_name_of_this_machine_moves_to_the_public_one() {
        var answer =
                send(
                        java.net.http.HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + fr.rentree.gateway.standins.Front.url("/")
                                                        .getPort()
                                                + "/signin")));
        assertThat(location(answer))
                .isEqualTo(System.getProperty("gateway.test.public-url") + "/signin");
    }

    @Test
    void after_signing_in_the_page_has_a_session_and_no_token() {
        var back = comeBack();
        assertThat(location(send(request(path(location(back))).header("Cookie", cookies(back)))))
                .endsWith("/console/");
        var session =
                setCookies(back).stream().filter(c -> c.startsWith("q_session_console")).toList();
        assertThat(session)
                .isNotEmpty()
                .allSatisfy(c ->
                        assertThat(c)
                                .containsIgnoringCase("HttpOnly")
                                .containsIgnoringCase("SameSite=Lax"));
        assertThat(String.join("", session)).doesNotContain(Tokens.person("x").substring(0, 20));
        var exchange = json(keycloak("/_last-token-request"));
        assertThat(exchange.getString("grant_type")).isEqualTo("authorization_code");
        assertThat(exchange.getString("code_verifier")).isNotBlank();
    }

    @Test
    void who_left_the_reader_to_sign_in_comes_back_to_it_and_nobody_is_sent_elsewhere() {
        assertThat(pageAfterSignIn("reader")).endsWith("/reader/");
        assertThat(pageAfterSignIn("//elsewhere.example")).endsWith("/console/");
    }

    @Test
    void a_link_of_a_portal_is_followed_with_the_session_and_without_its_header() {
        var headers =
                json(request("/domaineGar?idENT=RU5U").header("Cookie", session()))
                        .getJsonObject("headers");
        assertThat(headers.getString("authorization")).startsWith("Bearer ey");
        assertThat(headers.fieldNames()).doesNotContain("cookie");
    }

    @Test
    void whoever_is_nobody_yet_is_let_through_to_be_sent_to_sign_in() {
        for (String cookie : List.of("a=1", "q_session_console=forged")) {
            var seen = json(request("/domaineGar?idENT=RU5U").header("Cookie", cookie));
            assertThat(seen.getString("service")).isEqualTo("licence");
            assertThat(seen.getJsonObject("headers").fieldNames()).doesNotContain("authorization");
        }
    }

    @Test
    void who_left_a_link_to_sign_in_comes_back_to_it_and_nobody_is_sent_elsewhere() {
        assertThat(pageAfterSignIn("link; rentree_link=" + base64("idENT=RU5U&idEtab=MA==")))
                .endsWith("/domaineGar?idENT=RU5U&idEtab=MA==");
        for (String odd : List.of("***", base64("x\r\nSet-Cookie: a=b"), base64("<script>"))) {
            assertThat(pageAfterSignIn("link; rentree_link=" + odd)).endsWith("/console/");
        }
        assertThat(pageAfterSignIn("link")).endsWith("/console/");
    }

    @Test
    void the_portal_to_sign_in_through_may_be_named() {
        var login = URI.create(location(send(request("/signin?kc_idp_hint=atrium"))));
        assertThat(query(login)).containsEntry("kc_idp_hint", "atrium");
    }

    @Test
    void the_gateway_adds_the_token_to_requests_of_the_page() {
        var headers =
                json(request("/api/v1/me")
                                .header("Cookie", session())
                                .header("X-Rentree-Console", "1"))
                        .getJsonObject("headers");
        assertThat(headers.getString("authorization")).startsWith("Bearer ey");
        assertThat(headers.fieldNames()).doesNotContain("cookie", "x-rentree-console");
    }

    @Test
    void another_site_that_makes_the_browser_send_the_session_is_refused() {
        var answer =
                send(
                        request("/api/v1/subscriptions")
                                .header("Cookie", session())
                                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("problems/console-header-missing");
    }

    @Test
    void a_page_of_another_origin_gets_nowhere_with_the_session_although_it_sends_the_header() {
        for (String path : List.of("/api/v1/me", "/api/v1/sync/configuration", "/events")) {
            var foreign =
                    request(path)
                            .header("Cookie", session())
                            .header("X-Rentree-Console", "1")
                            .header("Origin", "https://reader.example");
            assertThat(send(foreign).statusCode()).as(path).isEqualTo(403);
        }
        var own =
                request("/api/v1/sync/configuration")
                        .header("Cookie", session())
                        .header("X-Rentree-Console", "1")
                        .header("Origin", System.getProperty("gateway.test.public-url"));
        assertThat(send(own).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_wins_over_a_session() {
        String token = Tokens.person("with-its-own-token");
        var seen =
                json(
                        request("/api/v1/me")
                                .header("Cookie", session())
                                .header("Authorization", "Bearer " + token));
        assertThat(seen.getJsonObject("headers").getString("authorization"))
                .isEqualTo("Bearer " + token);
    }

    @Test
    void a_forged_session_is_no_session() {
        var answer =
                send(
                        request("/api/v1/me")
                                .header("Cookie", "q_session_console=forged")
                                .header("X-Rentree-Console", "1"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("problems/session-over");
    }

    @Test
    void signing_out_forgets_the_session_here_and_at_keycloak() {
        var answer =
                send(
                        request("/signin/out")
                                .header("Cookie", session())
                                .POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(302);
        URI out = URI.create(location(answer));
        assertThat(out.getPath()).isEqualTo("/auth/realms/rentree/protocol/openid-connect/logout");
        assertThat(query(out))
                .containsKey("id_token_hint")
                .containsEntry(
                        "post_logout_redirect_uri",
                        System.getProperty("gateway.test.public-url") + "/console/");
        assertThat(setCookies(answer))
                .anyMatch(c -> c.startsWith("q_session_console=;") && c.contains("Max-Age=0"));
    }

    @Test
    void a_link_cannot_sign_anybody_out() {
        assertThat(send(request("/signin/out").header("Cookie", session())).statusCode())
                .isEqualTo(405);
    }

    @Test
    void the_page_runs_no_script_but_its_own() {
        var answer = send(request("/console/"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("lang=\"fr\"")
                .doesNotContain("onclick", "<style", "style=");
        assertThat(answer.body().replaceAll("<script src=[^>]*></script>", ""))
                .doesNotContain("<script");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        for (String asset : List.of("/console/console.js", "/console/console.css")) {
            assertThat(send(request(asset)).statusCode()).isEqualTo(200);
        }
        assertThat(location(send(request("/")))).isEqualTo("/console/");
        assertThat(location(send(request("/console")))).isEqualTo("/console/");
    }

    @Test
    void the_reader_is_served_as_strictly_as_the_console() {
        var answer = send(request("/reader/"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("lang=\"fr\"").doesNotContain("onclick", "style=");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "worker-src 'self'")
                .doesNotContain("unsafe");
        for (String asset :
                List.of("/reader/reader.js", "/reader/reader.css", "/reader/worker.js")) {
            assertThat(send(request(asset)).statusCode()).isEqualTo(200);
        }
        assertThat(location(send(request("/reader")))).isEqualTo("/reader/");
    }

    private static String pageAfterSignIn(String page) {
        var back = comeBack();
        var cookies = cookies(back) + "; rentree_page=" + page;
        return location(send(request(path(location(back))).header("Cookie", cookies)));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String session() {
        return cookies(comeBack());
    }

    /// The browser's way from /signin to Keycloak and back.
    private static HttpResponse<String> comeBack() {
        var login = send(request("/signin"));
        String state = query(URI.create(location(login))).get("state");
        return send(
                request("/signin/callback?code=a-code&state=" + state)
                        .header("Cookie", cookies(login)));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer + answer.body()));
    }

    private static String path(String location) {
        return URI.create(location).getRawPath();
    }

    private static List<String> setCookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie");
    }

    private static String cookies(HttpResponse<String> answer) {
        return setCookies(answer).stream()
                .map(cookie -> cookie.split(";")[0])
                .filter(cookie -> !cookie.endsWith("="))
                .collect(joining("; "));
    }

    private static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
