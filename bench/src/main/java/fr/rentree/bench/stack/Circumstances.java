package fr.rentree.bench.stack;

import fr.rentree.bench.report.Page;
import fr.rentree.bench.stack.ServiceStack.Service;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Where and how it was measured: without that no figure can be repeated.
public final class Circumstances {

    private static final List<String> SETTINGS =
            List.of(
                    "server_version",
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "wal_sync_method",
                    "shared_buffers");

    private final ServiceStack stack;
    private final Path root;
    private final Page page;

    public Circumstances(ServiceStack stack, Path root, Page page) {
        this.stack = stack;
        this.root = root;
        this.page = page;
    }

    public void print(Service service, String command, int heap) throws Exception {
        var system = ManagementFactory.getOperatingSystemMXBean();
        page.title("Rentrée bench of " + service.module());
        page.line("command: ./rentree bench %s", command);
        page.line(
                "date: %s UTC; commit: %s",
                LocalDateTime.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MINUTES), commit());
        page.line(
                "machine: %d processors, %s %s, load %.1f at the start; Java %s; heap of the service %d MB",
                system.getAvailableProcessors(),
                system.getName(),
                system.getVersion(),
                system.getSystemLoadAverage(),
                Runtime.version(),
                heap);
        page.line("PostgreSQL says: %s", String.join(", ", postgres()));
    }

    /// Refuses to measure a database that does not flush its commits.
    private List<String> postgres() throws SQLException {
        var said = new ArrayList<String>();
        try (var database = stack.database()) {
            for (String setting : SETTINGS) {
                try (var rows = database.createStatement().executeQuery("show " + setting)) {
                    rows.next();
                    said.add(setting + " " + rows.getString(1));
                }
            }
        }
        if (!said.containsAll(List.of("fsync on", "synchronous_commit on"))) {
            throw new IllegalStateException("commits are not flushed: " + said);
        }
        return said;
    }

    private String commit() throws IOException, InterruptedException {
        String head = git("rev-parse", "--short", "HEAD");
        return git("status", "--porcelain").isEmpty() ? head : head + " and uncommitted changes";
    }

    private String git(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(words));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        return process.waitFor() == 0 ? said : "unknown";
    }
}
