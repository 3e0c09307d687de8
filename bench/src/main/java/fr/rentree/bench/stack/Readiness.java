package fr.rentree.bench.stack;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Waits for a server that was started, never longer than its patience.
final class Readiness {

    interface Question {
        boolean isAnswered() throws IOException, InterruptedException;
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Not HTTP/2: an offer to upgrade is taken by some for the begin of a WebSocket.
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Readiness() {}

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void await(Process process, Path log, Question question)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!question.isAnswered()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("it did not start:\n" + end(log));
            }
            Thread.sleep(100);
        }
    }

    static void awaitHttp(Process process, Path log, URI address)
            throws IOException, InterruptedException {
        await(process, log, () -> answers(address));
    }

    private static boolean answers(URI address) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private static String end(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }
}
