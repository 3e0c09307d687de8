package fr.rentree.local.commands;

import fr.rentree.local.supervision.LogFile;
import fr.rentree.local.supervision.PartReport;
import java.io.IOException;

/// Shows what runs, since when, and with how much memory.
public final class Status {

    private static final int NOT_RUNNING = 3;
    private static final int LOG_LINES = 5;

    private final Platform platform;
    private final Screen screen;

    public Status(Platform platform, Screen screen) {
        this.platform = platform;
        this.screen = screen;
    }

    public int run() throws IOException {
        if (platform.supervisor().isEmpty()) {
            screen.line("Rentrée does not run.");
            var leftovers = platform.leftovers();
            for (PartReport left : leftovers) {
                screen.line(
                        "  %s was left behind as process %d: ./rentree down stops it"
                                .formatted(left.name(), left.pid()));
            }
            return NOT_RUNNING;
        }
        show();
        return 0;
    }

    void show() throws IOException {
        Table.of(platform.reports()).forEach(screen::line);
        for (PartReport report : platform.reports()) {
            if (report.crashes() > 0) {
                showEndOfLog(report);
            }
        }
    }

    void showEndOfLog(PartReport report) throws IOException {
        var log = platform.folder().log(report.name());
        screen.line("end of %s:".formatted(log));
        LogFile.tail(log, LOG_LINES).forEach(line -> screen.line("  | " + line));
    }
}
