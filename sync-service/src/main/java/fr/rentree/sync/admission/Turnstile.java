package fr.rentree.sync.admission;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// So many places; who finds none waits a little, in a short line.
final class Turnstile {

    private static final int PERCENT = 100;

    private final int all;
    private final int line;
    private final Semaphore places;

    Turnstile(int all, int line) {
        this.all = all;
        this.line = line;
        this.places = new Semaphore(all, true);
    }

    boolean enter(Duration patience) {
        if (places.getQueueLength() >= line) {
            return false;
        }
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }

    int inside() {
        return all - places.availablePermits();
    }

    boolean hasLine() {
        return places.hasQueuedThreads();
    }

    boolean isFull() {
        return places.getQueueLength() >= line;
    }

    boolean isWarm(int percent) {
        return inside() * PERCENT >= all * percent;
    }
}
