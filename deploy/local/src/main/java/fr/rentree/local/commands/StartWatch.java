package fr.rentree.local.commands;

import fr.rentree.local.supervision.LogFile;
import fr.rentree.local.supervision.PartReport;
import fr.rentree.local.supervision.PartState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Tells what happens to the parts while they start, and when to give up.
final class StartWatch {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int CRASHES_TO_GIVE_UP = 3;
    private static final int LOG_LINES = 25;
    private static final long POLL_MILLIS = 200;

    private final Platform platform;
    private final Process supervisor;
    private final Screen screen;
    private final Map<String, PartReport> shown = new HashMap<>();

    StartWatch(Platform platform, Process supervisor, Screen screen) {
        this.platform = platform;
        this.supervisor = supervisor;
        this.screen = screen;
    }

    /// Waits until all parts are ready; false when that will not happen.
    boolean isStarted() throws IOException, InterruptedException {
        Instant start = platform.clock().instant();
        screen.line("Starting Rentrée in " + platform.folder().home());
        while (!isReady()) {
            boolean isLate = start.plus(PATIENCE).isBefore(platform.clock().instant());
            boolean isGone = !supervisor.isAlive();
            if (isLate || isGone || isHopeless()) {
                giveUp(isGone ? "The supervisor is gone." : "Rentrée did not start.");
                return false;
            }
            Thread.sleep(POLL_MILLIS);
            showNews();
        }
        return true;
    }

    private boolean isReady() {
        return platform.supervisor().isPresent()
                && platform.reports().stream()
                        .allMatch(report -> report.state() == PartState.READY);
    }

    private boolean isHopeless() {
        return platform.reports().stream()
                .anyMatch(report ->
                        report.readyAfter() == null && report.crashes() >= CRASHES_TO_GIVE_UP);
    }

    private void giveUp(String why) throws IOException {
        screen.line(why + " End of the supervisor's log:");
        showLog(Platform.SUPERVISOR);
    }

    /// Goes on telling of crashes until the supervisor ends.
    void untilTheEnd() throws IOException, InterruptedException {
        while (supervisor.isAlive()) {
            Thread.sleep(POLL_MILLIS);
            showNews();
        }
    }

    private void showNews() throws IOException {
        for (PartReport report : platform.reports()) {
            PartReport before = shown.put(report.name(), report);
            if (report.name().equals(Platform.SUPERVISOR) || report.equals(before)) {
                continue;
            }
            int crashesBefore = before == null ? 0 : before.crashes();
            if (report.crashes() > crashesBefore) {
                screen.line("  %-13s %s".formatted(report.name(), report.lastCrash()));
                showLog(report.name());
            } else if (report.state() == PartState.READY) {
                screen.line(
                        "  %-13s ready in %s"
                                .formatted(report.name(), Table.seconds(report.readyAfter())));
            }
        }
    }

    private void showLog(String part) throws IOException {
        LogFile.tail(platform.folder().log(part), LOG_LINES)
                .forEach(line -> screen.line("    | " + line));
    }
}
