package fr.rentree.gateway.limits;

import static fr.rentree.gateway.standins.Front.key;
import static fr.rentree.gateway.standins.Front.request;
import static fr.rentree.gateway.standins.Front.seen;
import static fr.rentree.gateway.standins.Front.send;
import static fr.rentree.gateway.standins.Front.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.gateway.standins.RawClient;
import fr.rentree.gateway.standins.StandIns;
import fr.rentree.gateway.standins.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class LimitsTest {

    @Test
    void one_person_who_asks_too_often_waits_and_nobody_else_does() {
        String token = Tokens.person(key());
        var answers =
                IntStream.range(0, 40)
                        .mapToObj(_ ->
                                send(
                                        request("/api/v1/me")
                                                .header("Authorization", "Bearer " + token)))
                        .toList();
        assertTooMany(answers, "person");
        assertThat(answers.getFirst().statusCode()).isEqualTo(200);
        assertThat(send(signedIn("/api/v1/me")).statusCode()).isEqualTo(200);
    }

    @Test
    void one_school_is_asked_about_only_so_often_whoever_asks() {
        var answers =
                IntStream.range(0, 60)
                        .mapToObj(i ->
                                send(
                                        signedIn(
                                                i % 2 == 0
                                                        ? "/api/v1/persons?school=0000004E"
                                                        : "/gar/ressources/E/0000004E/P")))
                        .toList();
        assertTooMany(answers, "school");
        assertThat(send(signedIn("/api/v1/persons?school=0000005F")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_that_announces_too_much_is_refused_before_it_is_read() throws IOException {
        String key = key();
        try (var client = new RawClient()) {
            client.head(
                    "POST",
                    "/api/v1/persons?do=count&key=" + key,
                    "Authorization: Bearer " + Tokens.person(key()),
                    "Content-Length: " + (1024 * 1024 + 1));
            assertThat(client.readUntil("}"))
                    .contains(" 413 ", "body-too-large", "connection: close");
        }
        assertThat(seen("identity", key).getInteger("calls", 0)).isZero();
    }

    @Test
    void a_client_that_waits_to_be_asked_for_too_large_a_body_is_not_asked() throws IOException {
        try (var client = new RawClient()) {
            client.head(
                    "POST",
                    "/api/v1/persons",
                    "Authorization: Bearer " + Tokens.person(key()),
                    "Expect: 100-continue",
                    "Content-Length: 2000000");
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void a_chunked_body_is_counted_on_its_way_and_cut_off() throws IOException {
        String key = key();
        try (var client = new RawClient()) {
            client.head(
                    "POST",
                    "/api/v1/persons?do=count&key=" + key,
                    "Authorization: Bearer " + Tokens.person(key()),
                    "Transfer-Encoding: chunked");
            byte[] chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes();
            for (int i = 0; i < 17; i++) {
                client.write(chunk);
            }
            assertThat(client.readUntil("}")).contains(" 413 ", "body-too-large");
        }
        assertThat(seen("identity", key).getLong("read", 0L)).isLessThanOrEqualTo(1024 * 1024);
    }

    @Test
    void a_chunked_body_of_the_right_size_passes() throws IOException {
        try (var client = new RawClient()) {
            client.head(
                    "POST",
                    "/api/v1/persons",
                    "Authorization: Bearer " + Tokens.person(key()),
                    "Transfer-Encoding: chunked");
            client.write("5\r\nhello\r\n0\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).contains(" 200 ");
        }
    }

    @Test
    void a_whole_roster_may_be_larger_than_anything_else() throws IOException {
        try (var client = new RawClient()) {
            client.head(
                    "POST",
                    "/api/v1/imports",
                    "Authorization: Bearer " + Tokens.client("ent-portal"),
                    "Content-Length: 2000000");
            client.write(new byte[2_000_000]);
            assertThat(client.readUntil("\r\n\r\n")).contains(" 200 ");
        }
    }

    @Test
    void a_body_that_drips_is_not_waited_for() throws IOException {
        try (var client = new RawClient()) {
            client.head(
                    "POST",
                    "/api/v1/deliveries",
                    "Authorization: Bearer " + Tokens.person(key()),
                    "Content-Length: 100");
            client.write("x");
            assertThat(client.readUntil("}")).contains(" 408 ", "upload-too-slow");
        }
    }

    private static void assertTooMany(List<HttpResponse<String>> answers, String whose) {
        var refused =
                answers.stream()
                        .filter(answer -> answer.statusCode() == 429)
                        .findFirst()
                        .orElseThrow();
        assertThat(refused.headers().firstValue("Retry-After").map(Integer::parseInt).orElseThrow())
                .isPositive();
        assertThat(refused.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(refused.body()).contains("problems/too-many-requests", "of one " + whose);
    }
}
