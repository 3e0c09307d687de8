package fr.rentree.e2e.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Waiting with a limit, that says what was waited for.
public record Patience(Duration limit, Duration pause) {

    public static Patience of(Duration limit) {
        return new Patience(limit, Duration.ofMillis(300));
    }

    /// Asks until there is an answer; the supplier says by an empty one that it is too early.
    public <T> T await(String what, Supplier<Optional<T>> question) {
        var end = System.nanoTime() + limit.toNanos();
        var answer = question.get();
        while (answer.isEmpty() && System.nanoTime() < end) {
            rest();
            answer = question.get();
        }
        return answer.orElseThrow(() ->
                new UnexpectedException("Waited " + limit.toSeconds() + " s for " + what + "."));
    }

    void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedException("Interrupted.");
        }
    }
}
