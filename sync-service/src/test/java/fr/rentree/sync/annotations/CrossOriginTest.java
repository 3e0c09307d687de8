package fr.rentree.sync.annotations;

import static fr.rentree.sync.annotations.W3cClient.header;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A page of another origin may use the W3C face, and what the client of this service asks for:
/// with a token of its own, never with cookies.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class CrossOriginTest {

    private static final String[] FROM = {"Origin", "https://reader.example"};

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE"})
    void a_preflight_is_answered_without_a_token(String method) {
        var answer =
                given().header(FROM[0], FROM[1])
                        .header("Access-Control-Request-Method", method)
                        .header("Access-Control-Request-Headers", "authorization,prefer,if-match")
                        .options("/annotations/" + UUID.randomUUID() + "/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains(method);
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("Authorization", "Content-Type", "Prefer", "If-Match");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("3600");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/api/v1/sync/batch",
                "/api/v1/devices/0199a1b2-0000-7000-8000-00000000d001",
                "/api/v1/notebooks",
                "/events"
            })
    void a_publishers_own_page_may_synchronise(String path) {
        var preflight =
                given().header(FROM[0], FROM[1])
                        .header("Access-Control-Request-Method", "PUT")
                        .header("Access-Control-Request-Headers", "authorization,for-person")
                        .options(path);
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("For-Person");
        var refused = given().header(FROM[0], FROM[1]).get(path);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(refused.header("Access-Control-Expose-Headers")).contains("Backoff");
    }

    @Test
    void a_page_reads_every_answer_with_its_headers_refusals_too() {
        var client = W3cClient.onNotebookOf(1);
        for (var answer :
                new HttpResponse<?>[] {
                    client.get(client.container(), FROM),
                    client.get(client.container() + "?page=x", FROM),
                    client.get(client.container(), FROM[0], FROM[1], "Accept", "text/html"),
                    client.post("{", FROM),
                    client.ask("PATCH", client.container(), null, FROM),
                    client.ask("OPTIONS", client.container(), null, FROM)
                }) {
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(header(answer, "Access-Control-Expose-Headers"))
                    .contains("ETag", "Allow", "Location", "Link", "Content-Location")
                    .contains("Accept-Post", "Vary", "Preference-Applied");
            assertThat(header(answer, "Vary")).contains("Origin");
        }
    }

    @Test
    void also_those_to_a_caller_without_a_good_token() {
        String address = "/annotations/" + UUID.randomUUID() + "/";
        for (Response answer :
                new Response[] {
                    given().header(FROM[0], FROM[1]).get(address),
                    given().header(FROM[0], FROM[1]).auth().oauth2("no.good.token").get(address)
                }) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }

    @Test
    void who_comes_from_here_or_asks_for_something_else_is_told_nothing_of_it() {
        var client = W3cClient.onNotebookOf(1);
        assertThat(header(client.get(client.container()), "Access-Control-Allow-Origin")).isEmpty();
        assertThat(
                        client.tablet()
                                .get("/q/openapi", FROM)
                                .headers()
                                .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}
