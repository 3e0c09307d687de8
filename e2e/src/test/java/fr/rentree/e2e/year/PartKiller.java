package fr.rentree.e2e.year;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Kills a part of the local platform without warning, as a power cut would.
record PartKiller(Path home) {

    /// True when it was there to be killed.
    boolean kill(String part) {
        return processOf(part).filter(ProcessHandle::destroyForcibly).isPresent();
    }

    /// The launcher's board: name, address, state, process, separated by tabs.
    private Optional<ProcessHandle> processOf(String part) {
        try (var lines = Files.lines(home.resolve("run").resolve("board.tsv"))) {
            return lines.map(line -> line.split("\t", -1))
                    .filter(cells -> cells[0].equals(part))
                    .findFirst()
                    .flatMap(cells -> ProcessHandle.of(Long.parseLong(cells[3])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
