package fr.rentree.gateway.passage;

import static fr.rentree.gateway.standins.Front.key;
import static fr.rentree.gateway.standins.Front.program;
import static fr.rentree.gateway.standins.Front.release;
import static fr.rentree.gateway.standins.Front.seen;
import static fr.rentree.gateway.standins.Front.send;
import static fr.rentree.gateway.standins.Front.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rentree.gateway.standins.RawClient;
import fr.rentree.gateway.standins.StandIns;
import fr.rentree.gateway.standins.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The heap of these tests is smaller than what passes through: see the module's `pom.xml`.
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class StreamingTest {

    private static final long KILOBYTE = 1024;
    private static final long MEGABYTE = 1024 * KILOBYTE;

    @Test
    void the_first_bytes_of_an_answer_arrive_before_the_last_is_sent() throws IOException {
        String key = key();
        var answer =
                send(program("/api/v1/notebooks?do=hold&key=" + key), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            byte[] first = body.readNBytes("data: first\n\n".length());
            assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("data: first\n\n");
            release("sync", key);
            assertThat(new String(body.readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("data: last\n\n");
        }
    }

    @Test
    void a_stream_outlives_the_time_an_answer_may_take_to_begin() throws IOException {
        String key = key();
        var answer =
                send(
                        program("/api/v1/deliveries?do=hold&key=" + key),
                        BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            body.readNBytes("data: first\n\n".length());
            send(program("/api/v1/deliveries?do=hang"));
            release("distribution", key);
            assertThat(body.readAllBytes()).isNotEmpty();
        }
    }

    @Test
    void hints_outlive_every_deadline_and_take_no_connection_from_others() throws IOException {
        String key = key();
        var streams = new ArrayList<InputStream>();
        for (int i = 0; i < StandIns.CONNECTIONS + 1; i++) {
            var answer =
                    send(program("/events?do=hold&key=" + key + i), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            streams.add(answer.body());
            answer.body().readNBytes("data: first\n\n".length());
        }
        assertThat(send(program("/api/v1/sync/changes")).statusCode()).isEqualTo(200);
        send(program("/api/v1/deliveries?do=hang"));
        for (int i = 0; i < streams.size(); i++) {
            release("sync", key + i);
            try (InputStream body = streams.get(i)) {
                assertThat(new String(body.readAllBytes(), StandardCharsets.US_ASCII))
                        .isEqualTo("data: last\n\n");
            }
        }
    }

    @Test
    void a_service_reads_the_first_bytes_of_an_upload_before_the_last_is_sent() throws IOException {
        String key = key();
        try (var client = new RawClient()) {
            client.head(
                    "POST",
                    "/api/v1/imports?do=count&key=" + key,
                    "Authorization: Bearer " + Tokens.client("ent-portal"),
                    "Content-Length: 10");
            client.write("12345");
            await().until(() -> seen("identity", key).getLong("read", 0L) == 5);
            client.write("67890");
            assertThat(client.readUntil("\r\n\r\n")).contains(" 200 ");
        }
    }

    @Test
    void six_hundred_megabytes_are_uploaded_through_a_small_heap() {
        String key = key();
        byte[] chunk = new byte[(int) MEGABYTE];
        Iterable<byte[]> chunks = Stream.generate(() -> chunk).limit(600)::iterator;
        var answer =
                send(
                        program("/api/v1/imports?do=count&key=" + key)
                                .POST(BodyPublishers.ofByteArrays(chunks)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(seen("identity", key).getLong("read")).isEqualTo(600 * MEGABYTE);
    }

    @Test
    void six_hundred_megabytes_are_downloaded_through_a_small_heap() throws IOException {
        String key = key();
        var answer =
                send(
                        program(
                                "/api/v1/subscriptions?do=big&key="
                                        + key
                                        + "&bytes="
                                        + 600 * MEGABYTE),
                        BodyHandlers.ofInputStream());
        byte[] buffer = new byte[(int) MEGABYTE];
        long read = 0;
        try (InputStream body = answer.body()) {
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                read += n;
            }
        }
        assertThat(read).isEqualTo(600 * MEGABYTE);
    }

    @Test
    void a_slow_reader_slows_the_service_down_and_fills_no_memory() throws IOException {
        String key = key();
        try (var client = new RawClient()) {
            client.head(
                    "GET",
                    "/api/v1/subscriptions?do=big&key=" + key + "&bytes=" + 600 * MEGABYTE,
                    "Authorization: Bearer " + Tokens.client("bookseller"));
            client.readUntil("\r\n\r\n");
            long[] last = {-1};
            await().pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        long sent = seen("licence", key).getLong("sent");
                        boolean stands = sent == last[0];
                        last[0] = sent;
                        return stands;
                    });
            assertThat(last[0]).isLessThan(64 * MEGABYTE);
            byte[] buffer = new byte[(int) MEGABYTE];
            for (int i = 0; i < 100; i++) {
                assertThat(client.input().readNBytes(buffer, 0, buffer.length)).isEqualTo(MEGABYTE);
            }
        }
    }

    @Test
    void a_slow_service_slows_the_sender_down_and_fills_no_memory() throws Exception {
        String key = key();
        byte[] chunk = new byte[65_536];
        try (var client = new RawClient()) {
            client.head(
                    "POST",
                    "/api/v1/imports?do=slow-read&key=" + key,
                    "Authorization: Bearer " + Tokens.client("ent-portal"),
                    "Content-Length: " + 600 * MEGABYTE);
            long[] written = {0};
            var writer =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    while (written[0] < 600 * MEGABYTE) {
                                        client.write(chunk);
                                        written[0] += chunk.length;
                                    }
                                } catch (IOException _) {
                                    written[0] = -1;
                                }
                            });
            long[] last = {-1};
            await().pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        boolean stands = written[0] > 0 && written[0] == last[0];
                        last[0] = written[0];
                        return stands;
                    });
            assertThat(last[0]).isLessThan(64 * MEGABYTE);
            release("identity", key);
            assertThat(client.readUntil("\r\n\r\n")).contains(" 200 ");
            writer.join();
            assertThat(seen("identity", key).getLong("read")).isEqualTo(600 * MEGABYTE);
        }
    }

    @Test
    void a_client_that_leaves_frees_the_service() throws IOException {
        String key = key();
        try (var client = new RawClient()) {
            client.head(
                    "GET",
                    "/api/v1/subscriptions?do=hang&key=" + key,
                    "Authorization: Bearer " + Tokens.client("bookseller"));
            await().until(() -> seen("licence", key).getInteger("calls", 0) == 1);
        }
        await().until(() -> seen("licence", key).getBoolean("gone", false));
    }

    /// Of answers of every length some have left the service whole, but not yet the gateway: the
    /// service's connection serves the next already.
    @Test
    void a_reader_that_leaves_breaks_nobody_elses_request_off() throws IOException {
        for (long bytes = 16 * KILOBYTE; bytes < MEGABYTE; bytes += 16 * KILOBYTE) {
            String key = key();
            CompletableFuture<HttpResponse<String>> answer;
            try (var leaving = new RawClient()) {
                leaving.head(
                        "GET",
                        "/api/v1/subscriptions?do=big&bytes=" + bytes + "&key=" + key(),
                        "Authorization: Bearer " + Tokens.client("bookseller"));
                leaving.readUntil("\r\n\r\n");
                answer = beginWith(key);
            }
            send(program("/api/v1/me"));
            release("licence", key);
            assertThat(answer.join().statusCode()).isEqualTo(200);
        }
    }

    private static CompletableFuture<HttpResponse<String>> beginWith(String key) {
        var request =
                program("/api/v1/subscriptions?do=answer-when-released&key=" + key)
                        .POST(BodyPublishers.ofString("{}"));
        var answer = CompletableFuture.supplyAsync(() -> send(request));
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> seen("licence", key).getInteger("calls", 0) == 1);
        return answer;
    }

    @Test
    void a_reader_that_leaves_an_answer_without_end_frees_the_service() throws IOException {
        String key = key();
        try (var client = new RawClient()) {
            client.head(
                    "GET",
                    "/events?do=hold&key=" + key,
                    "Authorization: Bearer " + Tokens.client("bookseller"));
            client.readUntil("data: first");
        }
        await().until(() -> seen("sync", key).getBoolean("gone", false));
    }

    @Test
    void a_client_that_waits_to_be_asked_for_its_body_is_asked() throws IOException {
        try (var client = new RawClient()) {
            client.head(
                    "POST",
                    "/api/v1/subscriptions",
                    "Authorization: Bearer " + Tokens.client("bookseller"),
                    "Expect: 100-continue",
                    "Content-Length: 4");
            assertThat(client.readUntil("\r\n\r\n")).contains(" 100 ");
            client.write("body");
            assertThat(client.readUntil("\r\n\r\n")).contains(" 200 ");
        }
    }

    @Test
    void requests_without_a_body_follow_each_other_on_one_connection() throws IOException {
        String token = "Authorization: Bearer " + Tokens.client("bookseller");
        try (var client = new RawClient()) {
            for (int i = 0; i < 3; i++) {
                client.head("GET", "/api/v1/me", token);
                assertThat(client.readUntil("sha256")).contains(" 200 ");
                client.readUntil("}");
            }
        }
    }

    @Test
    void many_go_through_at_the_same_time() throws InterruptedException {
        var statuses = new java.util.concurrent.ConcurrentLinkedQueue<Integer>();
        var threads =
                java.util.stream.IntStream.range(0, 200)
                        .mapToObj(_ ->
                                Thread.ofVirtual()
                                        .start(() ->
                                                statuses.add(
                                                        send(signedIn("/api/v1/me")).statusCode())))
                        .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(statuses).hasSize(200).containsOnly(200);
        assertThat(Arrays.stream(threads).anyMatch(Thread::isAlive)).isFalse();
    }
}
