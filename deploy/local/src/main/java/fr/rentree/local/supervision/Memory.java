package fr.rentree.local.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How much memory a process and its children hold now.
public final class Memory {

    private static final String PROPORTIONAL = "Pss:";

    private Memory() {}

    /// Bytes resident, pages shared between processes counted once in the sum where Linux tells.
    public static long ofFamily(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).mapToLong(Memory::of).sum();
    }

    /// Without its children.
    public static long of(ProcessHandle process) {
        Path rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try (var lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith(PROPORTIONAL))
                    .mapToLong(Memory::kilobytes)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return fromPs(process.pid());
        }
    }

    private static long kilobytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
    }

    private static long fromPs(long pid) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String answer = new String(ps.getInputStream().readAllBytes()).strip();
            ps.waitFor(2, TimeUnit.SECONDS);
            return answer.isEmpty() ? 0 : Long.parseLong(answer) * 1024;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
