package fr.rentree.sync.hints;

import fr.rentree.sync.Pupil;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A device that listens: what it heard, line by line.
final class EventStream implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> answer;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private EventStream(HttpResponse<InputStream> answer) {
        this.answer = answer;
        Thread.ofVirtual().start(this::listen);
    }

    static EventStream of(Pupil pupil) {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + RestAssured.port + "/events"))
                        .header("Authorization", "Bearer " + pupil.token())
                        .header("Accept", "text/event-stream")
                        .build();
        try {
            return new EventStream(HTTP.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return answer.statusCode();
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    List<String> lines() {
        return lines;
    }

    boolean heard(long seq) {
        return heard("seq", seq);
    }

    /// Whether it was told that its person's rights changed for the so manieth time.
    boolean heardOfRights(long number) {
        return heard("rights", number);
    }

    private boolean heard(String name, long number) {
        return lines.contains("data:{\"%s\":%d}".formatted(name, number))
                || lines.contains("data: {\"%s\":%d}".formatted(name, number));
    }

    boolean hasEnded() {
        return ended;
    }

    private void listen() {
        try (var reader =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("broken: " + e);
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
