package fr.rentree.local.commands;

import fr.rentree.local.supervision.Memory;
import fr.rentree.local.supervision.PartReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The parts of the platform as lines to read, with the totals held against their budgets.
final class Table {

    private static final Duration START_BUDGET = Duration.ofSeconds(60);
    private static final long MEMORY_BUDGET = 3L << 30;
    private static final String ROW = "%-13s %-28s %-10s %8s %10s  %s";

    private Table() {}

    static List<String> of(List<PartReport> reports) {
        var lines = new ArrayList<String>();
        lines.add(row("part", "address", "state", "start", "memory", "").stripTrailing());
        long memory = 0;
        for (PartReport report : reports) {
            long own = report.process().map(process -> memory(report, process)).orElse(0L);
            memory += own;
            lines.add(line(report, own).stripTrailing());
        }
        lines.add(total(reports, memory));
        return lines;
    }

    /// The supervisor is the parent of all parts: its children count for themselves.
    private static long memory(PartReport report, ProcessHandle process) {
        return report.name().equals(Platform.SUPERVISOR)
                ? Memory.of(process)
                : Memory.ofFamily(process);
    }

    private static String line(PartReport report, long memory) {
        String state = report.state().name().toLowerCase(Locale.ROOT);
        boolean isSupervisor = report.name().equals(Platform.SUPERVISOR);
        String note =
                report.crashes() == 0
                        ? ""
                        : "crashed %d times, last: %s"
                                .formatted(report.crashes(), report.lastCrash());
        String start = isSupervisor ? "" : seconds(report.readyAfter());
        return row(report.name(), report.address(), state, start, megabytes(memory), note);
    }

    private static String row(
            String part, String address, String state, String start, String memory, String note) {
        return ROW.formatted(part, address, state, start, memory, note);
    }

    private static String total(List<PartReport> reports, long memory) {
        var all =
                reports.stream()
                        .filter(report -> report.name().equals(Platform.SUPERVISOR))
                        .map(PartReport::readyAfter)
                        .findFirst();
        return "ready in %s (budget %d s%s), %s in memory (budget %s%s)"
                .formatted(
                        seconds(all.orElse(null)),
                        START_BUDGET.toSeconds(),
                        all.filter(took -> took.compareTo(START_BUDGET) > 0).isPresent()
                                ? ", missed"
                                : "",
                        megabytes(memory),
                        megabytes(MEMORY_BUDGET),
                        memory > MEMORY_BUDGET ? ", missed" : "");
    }

    static String seconds(@Nullable Duration duration) {
        return duration == null
                ? "-"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "-" : (bytes >> 20) + " MiB";
    }
}
