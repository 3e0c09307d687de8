package fr.rentree.gateway.passage;

import io.vertx.core.Vertx;
import java.time.Duration;

/// The time that a request has left: first for a connection, then for its body, then for the
/// answer.
final class Deadline {

    private static final long NONE = -1;

    private final Vertx vertx;
    private long timer = NONE;

    Deadline(Vertx vertx) {
        this.vertx = vertx;
    }

    void set(Duration within, Runnable whenOver) {
        clear();
        timer = vertx.setTimer(within.toMillis(), _ -> whenOver.run());
    }

    void clear() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }
}
