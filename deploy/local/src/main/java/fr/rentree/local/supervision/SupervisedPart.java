package fr.rentree.local.supervision;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One part kept running: started when what it needs is ready, started again when it ends.
final class SupervisedPart implements Runnable {

    private static final Duration STABLE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 100;
    private static final File NOTHING = new File("/dev/null");

    private final Part part;
    private final Path log;
    private final Supervision shared;
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile @Nullable Process process;

    SupervisedPart(Part part, Path log, Supervision shared) {
        this.part = part;
        this.log = log;
        this.shared = shared;
    }

    String name() {
        return part.name();
    }

    Part part() {
        return part;
    }

    CountDownLatch ready() {
        return ready;
    }

    @Override
    public void run() {
        try {
            shared.awaitReady(part.needs());
            int failuresInARow = 0;
            while (!shared.isStopping()) {
                Instant start = shared.clock().instant();
                String how = runOnce();
                if (shared.isStopping()) {
                    return;
                }
                shared.board().change(name(), report -> report.crashed(how));
                boolean wasStable = start.plus(STABLE).isBefore(shared.clock().instant());
                failuresInARow = wasStable ? 1 : failuresInARow + 1;
                shared.pause(pauseAfter(failuresInARow));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Duration pauseAfter(int failuresInARow) {
        Duration pause = Duration.ofMillis(250L << Math.min(failuresInARow, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /// One life of the process: gives what it ended with, in words.
    private String runOnce() throws InterruptedException {
        Process started;
        if (part.startsInTurn()) {
            shared.places().acquire();
        }
        try {
            started = start();
            awaitAnswer(started);
        } catch (IOException e) {
            return "could not start: " + e.getMessage();
        } finally {
            if (part.startsInTurn()) {
                shared.places().release();
            }
        }
        int exit = started.waitFor();
        return "ended with %d at %s".formatted(exit, shared.now());
    }

    private Process start() throws IOException {
        LogFile.makeRoom(log);
        var builder = part.command();
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(NOTHING));
        synchronized (this) {
            if (shared.isStopping()) {
                throw new IOException("the platform is stopping");
            }
            var started = builder.start();
            process = started;
            Instant now = shared.clock().instant();
            shared.board().change(name(), report -> report.starting(started.pid(), now));
            return started;
        }
    }

    private void awaitAnswer(Process started) throws InterruptedException, IOException {
        Instant deadline = shared.clock().instant().plus(part.patience());
        while (!started.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (part.answers()) {
                part.completeStart();
                Instant now = shared.clock().instant();
                shared.board().change(name(), report -> report.ready(now));
                ready.countDown();
                return;
            }
            if (shared.clock().instant().isAfter(deadline)) {
                started.destroyForcibly();
            }
        }
    }

    /// Ends the process: asked first, killed when it does not listen.
    void stop() {
        Process running;
        synchronized (this) {
            running = process;
        }
        if (running != null && running.isAlive()) {
            shared.board().change(name(), report -> report.in(PartState.STOPPING));
            var family = running.descendants().toList();
            part.requestStop(running);
            awaitEnd(running);
            running.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
        }
        shared.board().change(name(), report -> report.in(PartState.STOPPED));
    }

    private static void awaitEnd(Process running) {
        try {
            running.waitFor(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
