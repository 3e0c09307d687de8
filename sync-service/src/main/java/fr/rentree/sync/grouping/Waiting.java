package fr.rentree.sync.grouping;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// One piece of work in the line, and whoever waits for its commit.
final class Waiting<W, R> {

    private final UUID owner;
    private final W work;
    private final int weight;
    private final long patientUntil;
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean alone;
    private long notBefore;
    private @Nullable R result;
    private @Nullable RuntimeException fault;

    /// @param patientUntil in nanoseconds of this machine's own clock, like every moment here
    Waiting(UUID owner, W work, int weight, long now, long patientUntil) {
        this.owner = owner;
        this.work = work;
        this.weight = weight;
        this.notBefore = now;
        this.patientUntil = patientUntil;
    }

    UUID owner() {
        return owner;
    }

    W work() {
        return work;
    }

    int weight() {
        return weight;
    }

    /// Whether it must not be written with others, because a group with it failed.
    boolean alone() {
        return alone;
    }

    void standAlone() {
        alone = true;
    }

    /// Nanoseconds until it may be tried; none when it may be now.
    long pause(long now) {
        return Math.max(0, notBefore - now);
    }

    /// False when it has been put off for too long.
    boolean putOff(long until) {
        notBefore = until;
        return until - patientUntil < 0;
    }

    void done(R value) {
        result = value;
        over.countDown();
    }

    void failed(RuntimeException why) {
        fault = why;
        over.countDown();
    }

    R await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the commit was heard of", e);
        }
        if (fault != null) {
            throw fault;
        }
        return Optional.ofNullable(result).orElseThrow();
    }
}
