package fr.rentree.local.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What the supervised parts of one platform share: the board, the starting places, the end.
final class Supervision {

    private final Board board;
    private final Clock clock;
    private final Semaphore places;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<String, SupervisedPart> parts = new LinkedHashMap<>();

    Supervision(Board board, Clock clock, int startsAtOnce) {
        this.board = board;
        this.clock = clock;
        this.places = new Semaphore(startsAtOnce, true);
    }

    void add(SupervisedPart part) {
        parts.put(part.name(), part);
    }

    Map<String, SupervisedPart> parts() {
        return parts;
    }

    Board board() {
        return board;
    }

    Clock clock() {
        return clock;
    }

    String now() {
        return LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    Semaphore places() {
        return places;
    }

    /// Waits for those parts, or for the end of the platform. A part that is not of this platform
    /// is not waited for.
    void awaitReady(Set<String> names) throws InterruptedException {
        for (String name : names) {
            SupervisedPart needed = parts.get(name);
            while (needed != null && !needed.ready().await(100, TimeUnit.MILLISECONDS)) {
                if (isStopping()) {
                    return;
                }
            }
        }
    }

    void pause(Duration duration) throws InterruptedException {
        stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        stopping.countDown();
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
