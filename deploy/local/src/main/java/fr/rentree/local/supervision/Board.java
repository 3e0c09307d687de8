package fr.rentree.local.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The state of all parts as one small file, so that any process can show it or clean up after it.
public final class Board {

    private final Path file;
    private final Map<String, PartReport> reports = new LinkedHashMap<>();

    public Board(Path file) {
        this.file = file;
    }

    public synchronized void add(PartReport report) {
        reports.put(report.name(), report);
        write();
    }

    synchronized void change(String part, UnaryOperator<PartReport> how) {
        reports.computeIfPresent(part, (_, report) -> how.apply(report));
        write();
    }

    public synchronized List<PartReport> reports() {
        return List.copyOf(reports.values());
    }

    private void write() {
        var lines = reports.values().stream().map(PartReport::toLine).toList();
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, lines);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the last supervisor wrote; empty when there is none.
    public static List<PartReport> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().map(PartReport::fromLine).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
