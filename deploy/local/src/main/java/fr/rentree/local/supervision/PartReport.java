package fr.rentree.local.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one part at one moment.
public record PartReport(
        String name,
        String address,
        PartState state,
        long pid,
        @Nullable Instant startedAt,
        @Nullable Duration readyAfter,
        int crashes,
        String lastCrash) {

    static PartReport waiting(Part part) {
        return new PartReport(part.name(), part.address(), PartState.WAITING, 0, null, null, 0, "");
    }

    /// A process that stands beside the parts.
    static PartReport of(String name, long pid, Instant since) {
        return new PartReport(name, "", PartState.STARTING, pid, since, null, 0, "");
    }

    PartReport starting(long newPid, Instant now) {
        return new PartReport(
                name, address, PartState.STARTING, newPid, now, null, crashes, lastCrash);
    }

    PartReport ready(Instant now) {
        Duration took = startedAt == null ? Duration.ZERO : Duration.between(startedAt, now);
        return new PartReport(
                name, address, PartState.READY, pid, startedAt, took, crashes, lastCrash);
    }

    PartReport crashed(String how) {
        return new PartReport(
                name, address, PartState.CRASHED, 0, startedAt, null, crashes + 1, how);
    }

    PartReport in(PartState newState) {
        return new PartReport(
                name, address, newState, pid, startedAt, readyAfter, crashes, lastCrash);
    }

    /// The process itself, unless it has ended or its number now belongs to another.
    public Optional<ProcessHandle> process() {
        if (pid == 0 || startedAt == null) {
            return Optional.empty();
        }
        Instant latest = startedAt.plusSeconds(2);
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle ->
                        handle.info()
                                .startInstant()
                                .map(start -> start.isBefore(latest))
                                .orElse(true));
    }

    String toLine() {
        return String.join(
                "\t",
                name,
                address,
                state.name(),
                Long.toString(pid),
                startedAt == null ? "" : startedAt.toString(),
                readyAfter == null ? "" : readyAfter.toString(),
                Integer.toString(crashes),
                lastCrash);
    }

    static PartReport fromLine(String line) {
        String[] cell = line.split("\t", -1);
        return new PartReport(
                cell[0],
                cell[1],
                PartState.valueOf(cell[2]),
                Long.parseLong(cell[3]),
                cell[4].isEmpty() ? null : Instant.parse(cell[4]),
                cell[5].isEmpty() ? null : Duration.parse(cell[5]),
                Integer.parseInt(cell[6]),
                cell[7]);
    }
}
