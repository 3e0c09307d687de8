package fr.rentree.gateway.passage;

import static fr.rentree.gateway.standins.Front.json;
import static fr.rentree.gateway.standins.Front.program;
import static fr.rentree.gateway.standins.Front.request;
import static fr.rentree.gateway.standins.Front.send;
import static fr.rentree.gateway.standins.Front.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.gateway.standins.RawClient;
import fr.rentree.gateway.standins.StandIns;
import fr.rentree.gateway.standins.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RoutingTest {

    @ParameterizedTest(name = "{0} goes to {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /api/v1/persons?school=0000001B&q=x%20y      | identity
                    /api/v1/me                                   | identity
                    /api/v1/identity/operations/read-models      | identity
                    /api/v1/catalogue/resources/ark:/99999/a-b   | licence
                    /gar/ressources/ENTFICTIF1/0000001B/X        | licence
                    /api/v1/mediacentre/favourites               | licence
                    /domaineGar?idENT=RU5U&idEtab=MA==           | licence
                    /api/v1/certified-lists/1/document           | distribution
                    /api/v1/sync/changes?since=0&limit=10        | sync
                    /events                                      | sync
                    /annotations/0199/urn%3Auuid%3A1             | sync
                    """)
    void the_first_segment_decides_and_the_address_stays_as_it_was(String path, String service) {
        var seen = json(program(path));
        assertThat(seen.getString("service")).isEqualTo(service);
        assertThat(seen.getString("uri")).isEqualTo(path);
    }

    @Test
    void keycloak_answers_under_auth_without_a_token() {
        var seen =
                json(
                        request("/auth/realms/rentree/account?x=1")
                                .header("Cookie", "a=1; q_session_console=2"));
        assertThat(seen.getString("service")).isEqualTo("keycloak");
        assertThat(seen.getJsonObject("headers").getString("cookie")).isEqualTo("a=1");
    }

    @Test
    void a_ticket_is_exchanged_without_a_token_and_nothing_beside_it_is() {
        String exchanges = "/api/v1/mediacentre/openings/exchanges";
        var seen = json(request(exchanges).POST(BodyPublishers.ofString("{}")));
        assertThat(seen.getString("service")).isEqualTo("licence");
        for (String path : List.of(exchanges + "/1", "/api/v1/mediacentre/openings")) {
            var answer = send(request(path).POST(BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest(name = "{0} is nobody's")
    @ValueSource(
            strings = {
                "/api/v1/secrets",
                "/api/v1/",
                "/api/v2/persons",
                "/api/v1/persons;x/1",
                "/api"
            })
    void a_path_that_nobody_answers_is_not_found(String path) {
        var answer = send(program(path));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("https://rentree.example/problems/unknown-path");
    }

    @ParameterizedTest(name = "{0} is malformed")
    @ValueSource(
            strings = {
                "/api/v1/persons/../../../q/metrics",
                "/annotations/%2e%2E/q/metrics",
                "/api/v1/persons/..;/x",
                "/api/v1/persons/..\\x",
                "/auth/realms//rentree",
                "/auth/realms/rentree;x=1/account"
            })
    void a_path_that_a_service_might_read_otherwise_is_refused(String path) throws IOException {
        try (var client = new RawClient()) {
            assertThat(client.head("GET", path).readUntil("\r\n\r\n")).contains(" 400 ");
        }
    }

    @ParameterizedTest(name = "{0} is closed")
    @ValueSource(
            strings = {"/auth/admin/realms", "/auth/realms/master/protocol", "/auth/%61dmin/x"})
    void keycloak_is_not_administered_through_the_front_door(String path) {
        var answer = send(request(path));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("keycloak-admin-closed");
    }

    @Test
    void nobody_says_from_outside_who_they_are() {
        var headers =
                json(signedIn("/api/v1/me")
                                .header("X-Forwarded-User", "head")
                                .header("X-Forwarded-For", "10.1.2.3")
                                .header("X-Id-Ent", "ENTFICTIF1")
                                .header("X_Remote_User", "head")
                                .header("X-Anything-New", "1")
                                .header("Remote-User", "head")
                                .header("Forwarded", "for=10.1.2.3")
                                .header("Cookie", "session=1")
                                .header("X-Requested-With", "fetch")
                                .header("Idempotency-Key", "k"))
                        .getJsonObject("headers");
        assertThat(headers.fieldNames())
                .doesNotContain(
                        "x-forwarded-user",
                        "x-id-ent",
                        "x_remote_user",
                        "x-anything-new",
                        "remote-user",
                        "forwarded",
                        "cookie")
                .contains("authorization", "x-requested-with", "idempotency-key");
        assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(headers.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(headers.getString("x-forwarded-host"))
                .isEqualTo(System.getProperty("gateway.test.public-url").substring(7));
    }

    @Test
    void what_a_service_answers_comes_back_without_its_own_traces() {
        var answer = send(signedIn("/api/v1/me"));
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/imports/1");
        assertThat(answer.headers().allValues("x-content-type-options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("x-request-id")).hasSize(1);
    }

    @Test
    void method_and_body_arrive_as_they_were() {
        var seen =
                json(signedIn("/api/v1/subscriptions").POST(BodyPublishers.ofString("{\"a\":1}")));
        assertThat(seen.getString("method")).isEqualTo("POST");
        assertThat(seen.getLong("length")).isEqualTo(7);
        assertThat(
                        json(signedIn("/api/v1/subscriptions")
                                        .method("PATCH", BodyPublishers.noBody()))
                                .getString("method"))
                .isEqualTo("PATCH");
    }

    @Test
    void a_trace_goes_on_under_the_callers_name() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var request =
                signedIn("/api/v1/me").header("traceparent", trace).header("tracestate", "a=b");
        var answer = send(request.header("X-Request-Id", "client-request-17"));
        var headers = new io.vertx.core.json.JsonObject(answer.body()).getJsonObject("headers");
        assertThat(headers.getString("traceparent")).isEqualTo(trace);
        assertThat(headers.getString("tracestate")).isEqualTo("a=b");
        assertThat(headers.getString("x-request-id")).isEqualTo("client-request-17");
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("client-request-17");
    }

    @Test
    void a_request_without_a_good_trace_begins_one() {
        var answer =
                send(
                        signedIn("/api/v1/me")
                                .header(
                                        "traceparent",
                                        "00-" + "0".repeat(32) + "-b7ad6b7169203331-01")
                                .header("X-Request-Id", "forged\tline"));
        var headers = new io.vertx.core.json.JsonObject(answer.body()).getJsonObject("headers");
        assertThat(headers.getString("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow())
                .isEqualTo(headers.getString("traceparent").substring(3, 35));
    }

    @Test
    void http_1_0_is_told_to_come_back_with_1_1() throws IOException {
        try (var client = new RawClient()) {
            client.write("GET /api/v1/me HTTP/1.0\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).contains(" 505 ");
        }
    }

    @Test
    void two_lengths_of_one_body_never_reach_a_service() throws IOException {
        try (var client = new RawClient()) {
            client.head(
                    "POST",
                    "/api/v1/subscriptions",
                    "Authorization: Bearer " + Tokens.client("bookseller"),
                    "Transfer-Encoding: chunked",
                    "Content-Length: 4");
            client.write("5\r\nhello\r\n0\r\n\r\n");
            assertThat(client.readUntil("sha256"))
                    .contains(" 200 ", "\"length\":5", "\"transfer-encoding\":\"chunked\"")
                    .doesNotContain("\"content-length\"");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Content-Length: abc",
                "Content-Length: -5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Transfer-Encoding: gzip\r\nTransfer-Encoding: identity"
            })
    void a_body_whose_length_cannot_be_told_is_refused(String header) throws IOException {
        try (var client = new RawClient()) {
            client.head(
                    "POST",
                    "/api/v1/subscriptions",
                    "Authorization: Bearer " + Tokens.client("bookseller"),
                    header);
            assertThat(client.readUntil("\r\n\r\n")).contains(" 400 ");
        }
    }
}
