package fr.rentree.e2e.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/// The line to the platform, with one rule: what is away is asked again, the very same request,
/// until the limit.
public final class Line {
    /// Too many requests, or a part of the platform that is away for now.
    private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration ONE_REQUEST = Duration.ofSeconds(60);

    private final HttpClient http;
    private final Consumer<String> onWaiting;

    public Line(Consumer<String> onWaiting) {
        this(builder().build(), onWaiting);
    }

    /// A line on which one is known by a certificate.
    Line(SSLContext tls, Consumer<String> onWaiting) {
        this(builder().sslContext(tls).build(), onWaiting);
    }

    private Line(HttpClient http, Consumer<String> onWaiting) {
        this.http = http;
        this.onWaiting = onWaiting;
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5));
    }

    Answer send(URI base, Request request) {
        var words = request.method() + " " + request.address();
        var waited = new Waited(words);
        return new Patience(LIMIT, PAUSE)
                .await("an answer to " + words, () -> attempt(base, request, waited));
    }

    private Optional<Answer> attempt(URI base, Request request, Waited waited) {
        try {
            var response = http.send(prepared(base, request), BodyHandlers.ofByteArray());
            if (AWAY.contains(response.statusCode())) {
                waited.tell("answered " + response.statusCode());
                return Optional.empty();
            }
            return Optional.of(answer(request, response));
        } catch (IOException e) {
            waited.tell("got no answer (" + e.getClass().getSimpleName() + ")");
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedException("Interrupted.");
        }
    }

    private static Answer answer(Request request, HttpResponse<byte[]> response) {
        var words = request.method() + " " + request.address();
        return new Answer(words, response.statusCode(), response.headers(), response.body());
    }

    private static HttpRequest prepared(URI base, Request request) {
        var address = request.address();
        var uri = address.startsWith("/") ? URI.create(base + address) : URI.create(address);
        var builder = HttpRequest.newBuilder(uri).timeout(ONE_REQUEST);
        if (!request.headers().isEmpty()) {
            builder.headers(request.headers().toArray(String[]::new));
        }
        var body = request.body();
        return builder.method(
                        request.method(),
                        body.length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(body))
                .build();
    }

    /// Says once for each request that it waits.
    private final class Waited {
        private final String words;
        private boolean told;

        private Waited(String words) {
            this.words = words;
        }

        private void tell(String why) {
            if (!told) {
                onWaiting.accept(words + " " + why + ": waiting, and asking again");
                told = true;
            }
        }
    }
}
