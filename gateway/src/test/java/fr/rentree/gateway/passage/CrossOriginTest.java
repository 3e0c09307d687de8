package fr.rentree.gateway.passage;

import static fr.rentree.gateway.standins.Front.key;
import static fr.rentree.gateway.standins.Front.request;
import static fr.rentree.gateway.standins.Front.seen;
import static fr.rentree.gateway.standins.Front.send;
import static fr.rentree.gateway.standins.Front.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.gateway.standins.StandIns;
import fr.rentree.gateway.standins.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of other origins, the W3C face and what the client of sync-service asks for, as a browser
/// asks.
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class CrossOriginTest {

    private static final String NOTEBOOK = "/annotations/0199a1b2-0000-7000-8000-00000000ab01/";
    private static final String ORIGIN = "Access-Control-Allow-Origin";

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void a_preflight_is_answered_here_without_a_token(String method) {
        String key = key();
        var answer = send(preflight(NOTEBOOK + "?key=" + key, method));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, ORIGIN)).isEqualTo("*");
        assertThat(header(answer, "Access-Control-Allow-Methods")).contains(method);
        assertThat(header(answer, "Access-Control-Allow-Headers"))
                .contains("Authorization", "Content-Type", "Prefer", "If-Match");
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(header(answer, "Access-Control-Max-Age")).isEqualTo("3600");
        assertThat(seen("sync", key).getInteger("calls", 0)).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/api/v1/sync/batch",
                "/api/v1/sync/changes",
                "/api/v1/devices/0199a1b2-0000-7000-8000-00000000d001",
                "/api/v1/notebooks",
                "/events"
            })
    void a_publishers_own_page_may_synchronise_with_a_token_and_not_with_a_session(String path) {
        var preflight = send(preflight(path, "PUT"));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(header(preflight, ORIGIN)).isEqualTo("*");
        assertThat(header(preflight, "Access-Control-Allow-Headers"))
                .contains("Authorization", "Content-Type", "For-Person", "If-None-Match")
                .doesNotContain("X-Rentree-Console", "Cookie");
        assertThat(header(preflight, "Access-Control-Allow-Credentials")).isEmpty();
        var answer = send(from(signedIn(path)));
        assertThat(header(answer, ORIGIN)).isEqualTo("*");
        assertThat(header(answer, "Access-Control-Expose-Headers"))
                .contains("ETag", "Retry-After", "Backoff");
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(send(from(request(path))).statusCode()).isEqualTo(401);
    }

    @Test
    void what_a_service_answers_may_be_read_and_is_said_once() {
        var answer = send(from(signedIn(NOTEBOOK + "?do=cross-origin")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues(ORIGIN)).containsExactly("*");
        assertThat(answer.headers().allValues("Access-Control-Expose-Headers"))
                .singleElement()
                .asString()
                .contains("ETag", "Allow", "Location", "Link", "Content-Location", "Vary");
        assertThat(header(answer, "Accept-Post")).as("left to the service").isEmpty();
    }

    @Test
    void what_the_gateway_refuses_may_be_read_too() {
        for (var refused :
                new HttpRequest.Builder[] {
                    request(NOTEBOOK),
                    request(NOTEBOOK).header("Authorization", "Bearer no.good.token"),
                    signedIn(NOTEBOOK + "%2e%2e/x"),
                    signedIn(NOTEBOOK + "?do=break"),
                    signedIn(NOTEBOOK).POST(BodyPublishers.ofByteArray(new byte[1_048_577]))
                }) {
            var answer = send(from(refused));
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(answer.headers().allValues(ORIGIN)).as(answer.body()).containsExactly("*");
        }
    }

    /// So a client learns there too what it may do, as from the service (LDP, section 4.2.8).
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ?                                      | GET,HEAD,OPTIONS,POST        | true
                    ?page=0&                               | GET,HEAD,OPTIONS             | false
                    0199a1b2-0000-7000-8000-0000000000a1?  | GET,HEAD,OPTIONS,PUT,DELETE  | false
                    """)
    void what_the_gateway_refuses_says_what_may_be_done_there(
            String place, String allow, boolean takesPosts) {
        for (var refused :
                new HttpRequest.Builder[] {
                    request(NOTEBOOK + place),
                    signedIn(NOTEBOOK + place + "do=break"),
                    signedIn(NOTEBOOK + place).POST(BodyPublishers.ofByteArray(new byte[1_048_577]))
                }) {
            var answer = send(refused);
            assertThat(answer.statusCode()).isIn(401, 413, 502, 503);
            assertThat(answer.headers().allValues("Allow"))
                    .as(answer.body())
                    .containsExactly(allow);
            assertThat(header(answer, "Vary")).isEqualTo("Accept, Prefer, Origin");
            assertThat(header(answer, "Accept-Post").contains("application/ld+json"))
                    .isEqualTo(takesPosts);
        }
        for (String other : new String[] {"/api/v1/me", "/api/v1/sync/batch", "/events"}) {
            var answer = send(request(other));
            assertThat(header(answer, "Allow")).as(other).isEmpty();
            assertThat(header(answer, "Accept-Post")).as(other).isEmpty();
        }
    }

    @Test
    void that_one_asks_too_often_may_be_read_too() {
        String person = Tokens.person(key());
        var refused =
                IntStream.range(0, 60)
                        .mapToObj(_ -> send(from(withToken(person))))
                        .filter(answer -> answer.statusCode() == 429)
                        .findFirst()
                        .orElseThrow();
        assertThat(header(refused, ORIGIN)).isEqualTo("*");
        assertThat(header(refused, "Access-Control-Expose-Headers")).contains("Retry-After");
        assertThat(header(refused, "Allow")).contains("POST");
    }

    @Test
    void no_other_path_and_no_page_of_ours_is_told_anything() {
        for (String path : new String[] {"/api/v1/me", "/api/v1/mediacentre", "/api/v1/imports"}) {
            assertThat(send(preflight(path, "GET")).statusCode()).isEqualTo(401);
            assertThat(header(send(from(signedIn(path))), ORIGIN)).isEmpty();
        }
        assertThat(header(send(signedIn(NOTEBOOK)), ORIGIN)).isEmpty();
    }

    private static HttpRequest.Builder withToken(String token) {
        return request(NOTEBOOK).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder preflight(String path, String method) {
        return from(request(path))
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,if-match")
                .method("OPTIONS", BodyPublishers.noBody());
    }

    private static HttpRequest.Builder from(HttpRequest.Builder request) {
        return request.header("Origin", "https://reader.example");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
