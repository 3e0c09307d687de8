package fr.rentree.gateway.passage;

import static fr.rentree.gateway.standins.Front.key;
import static fr.rentree.gateway.standins.Front.program;
import static fr.rentree.gateway.standins.Front.release;
import static fr.rentree.gateway.standins.Front.seen;
import static fr.rentree.gateway.standins.Front.send;
import static fr.rentree.gateway.standins.Front.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.rentree.gateway.standins.RawClient;
import fr.rentree.gateway.standins.StandIns;
import fr.rentree.gateway.standins.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class PartsDownTest {

    /// As long as the gateway waits for a connection.
    private static final Duration WAIT_IN_VAIN = Duration.ofSeconds(2);

    @Test
    void a_service_that_is_down_is_named_and_the_client_told_when_to_come_back() {
        var answer = send(signedIn("/api/v1/campaigns"));
        assertProblem(answer, 503, "service-unavailable");
        assertThat(answer.headers().firstValue("Retry-After").map(Integer::parseInt).orElseThrow())
                .isBetween(1, 8);
        assertThat(answer.body()).contains("rollover does not answer");
    }

    @Test
    void an_upload_to_a_service_that_is_down_is_refused_the_same_way() {
        var answer =
                send(
                        signedIn("/api/v1/campaigns")
                                .POST(BodyPublishers.ofByteArray(new byte[900_000])));
        assertProblem(answer, 503, "service-unavailable");
    }

    @Test
    void the_other_services_do_not_notice() {
        send(signedIn("/api/v1/campaigns"));
        assertThat(send(signedIn("/api/v1/me")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_service_that_does_not_answer_in_time_is_given_up() {
        var answer = send(signedIn("/api/v1/deliveries?do=hang"));
        assertProblem(answer, 504, "service-too-slow");
        assertThat(answer.body()).contains("within 1 seconds");
    }

    @Test
    void a_service_that_takes_an_upload_and_is_silent_is_given_up() {
        var answer =
                send(signedIn("/api/v1/deliveries?do=hang").POST(BodyPublishers.ofString("{}")));
        assertProblem(answer, 504, "service-too-slow");
    }

    @Test
    void reading_again_hides_a_connection_that_a_restarted_service_left_dead() {
        String key = key();
        assertThat(send(signedIn("/api/v1/persons?do=break-first&key=" + key)).statusCode())
                .isEqualTo(200);
        assertThat(seen("identity", key).getInteger("calls")).isEqualTo(2);
    }

    @Test
    void what_may_have_been_done_is_never_repeated_by_the_gateway() {
        String key = key();
        var answer =
                send(
                        signedIn("/api/v1/persons?do=break&key=" + key)
                                .POST(BodyPublishers.ofString("{}")));
        assertProblem(answer, 503, "service-broke-off");
        assertThat(answer.body()).contains("Idempotency-Key");
        assertThat(seen("identity", key).getInteger("calls")).isEqualTo(1);
    }

    @Test
    void those_who_waited_for_a_connection_in_vain_take_none_away() {
        String path = "/api/v1/mediacentre/favourites?do=answer-when-released&key=";
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 2; round++) {
                String key = key();
                var served = new ArrayList<CompletableFuture<HttpResponse<String>>>();
                for (int i = 0; i < StandIns.CONNECTIONS; i++) {
                    var request = program(path + key + i);
                    served.add(CompletableFuture.supplyAsync(() -> send(request), crowd));
                }
                IntStream.range(0, StandIns.CONNECTIONS)
                        .forEach(i -> await().until(() -> hasCome(key + i)));
                IntStream.range(0, StandIns.CONNECTIONS)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(
                                        () ->
                                                send(
                                                        program(
                                                                "/api/v1/mediacentre/favourites?i="
                                                                        + i)),
                                        crowd))
                        .toList()
                        .forEach(late -> assertProblem(late.join(), 503, "service-unavailable"));
                IntStream.range(0, StandIns.CONNECTIONS).forEach(i -> release("licence", key + i));
                assertThat(served).allMatch(answer -> answer.join().statusCode() == 200);
                await().until(() -> isServed("/api/v1/mediacentre/favourites?again"));
            }
        }
    }

    @Test
    void who_would_wait_in_vain_is_told_at_once_and_a_slow_part_slows_no_other() {
        String key = key();
        String path = "/api/v1/mediacentre/favourites?";
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var served = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (int i = 0; i < StandIns.CONNECTIONS; i++) {
                var request = program(path + "do=answer-when-released&key=" + key + i);
                served.add(CompletableFuture.supplyAsync(() -> send(request), crowd));
            }
            IntStream.range(0, StandIns.CONNECTIONS)
                    .forEach(i -> await().until(() -> hasCome(key + i)));
            assertProblem(send(program(path + "waits")), 503, "service-unavailable");

            long start = System.nanoTime();
            assertProblem(send(program(path + "late")), 503, "service-unavailable");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(WAIT_IN_VAIN);
            assertThat(send(program("/api/v1/persons?do=other")).statusCode()).isEqualTo(200);

            IntStream.range(0, StandIns.CONNECTIONS).forEach(i -> release("licence", key + i));
            assertThat(served).allMatch(answer -> answer.join().statusCode() == 200);
        }
        await().until(() -> isServed(path + "again"));
    }

    /// Those who gave up have left the line.
    private static boolean isServed(String path) {
        return send(program(path)).statusCode() == 200;
    }

    private static boolean hasCome(String key) {
        return Integer.valueOf(1).equals(seen("licence", key).getInteger("calls"));
    }

    @Test
    void what_a_service_did_not_wait_for_is_not_taken_for_the_next_request() throws IOException {
        for (int round = 0; round < 3; round++) {
            String body = "GET /stolen HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(100);
            try (var client = new RawClient()) {
                client.head(
                        "POST",
                        "/api/v1/persons?do=answer-early&key=" + key(),
                        "Authorization: Bearer " + Tokens.client("reader"),
                        "Content-Length: " + body.length());
                client.write(body.substring(0, 500));
                assertThat(client.readUntil("early")).startsWith("HTTP/1.1 503");
                client.write(body.substring(500));
            }
            for (int next = 0; next < 5; next++) {
                var answer = send(signedIn("/api/v1/persons?next=" + next));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("next=" + next);
            }
        }
    }

    @Test
    void an_answer_that_breaks_midway_is_not_made_to_look_whole() {
        assertThatThrownBy(() -> send(signedIn("/api/v1/persons?do=break-midway")))
                .hasRootCauseInstanceOf(java.io.IOException.class);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body())
                .contains("https://rentree.example/problems/" + slug, "\"status\":" + status);
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }
}
