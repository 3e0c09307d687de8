package fr.rentree.local.commands;

import fr.rentree.local.supervision.PartReport;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Stops everything and leaves no process; data stay.
public final class Down {

    private static final long SECONDS_FOR_ALL = 90;
    private static final long SECONDS_FOR_LEFTOVERS = 20;

    private final Platform platform;
    private final Screen screen;

    public Down(Platform platform, Screen screen) {
        this.platform = platform;
        this.screen = screen;
    }

    public int run() throws IOException {
        var supervisor = platform.supervisor();
        if (supervisor.isEmpty() && platform.leftovers().isEmpty()) {
            screen.line("Rentrée does not run.");
            return 0;
        }
        supervisor.ifPresentOrElse(this::end, this::stopLeftovers);
        Files.deleteIfExists(platform.folder().board());
        screen.line("Rentrée is stopped; its data stay in " + platform.folder().home());
        return 0;
    }

    /// Ends a supervisor and all it started, also when it has not told of itself yet.
    void end(ProcessHandle supervisor) {
        if (supervisor.isAlive()) {
            screen.line("Stopping…");
            supervisor.destroy();
            awaitEnd(supervisor, SECONDS_FOR_ALL);
            supervisor.destroyForcibly();
        }
        stopLeftovers();
    }

    /// Ends what a killed supervisor could not end any more.
    void stopLeftovers() {
        List<PartReport> leftovers = platform.leftovers();
        for (PartReport left : leftovers) {
            screen.line("Stopping %s, left behind by a former run.".formatted(left.name()));
            left.process().ifPresent(ProcessHandle::destroy);
        }
        for (PartReport left : leftovers) {
            left.process()
                    .ifPresent(process -> {
                        awaitEnd(process, SECONDS_FOR_LEFTOVERS);
                        process.descendants().forEach(ProcessHandle::destroyForcibly);
                        process.destroyForcibly();
                        awaitEnd(process, SECONDS_FOR_LEFTOVERS);
                    });
        }
    }

    private static void awaitEnd(ProcessHandle process, long seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // it is killed next
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
