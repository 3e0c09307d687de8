package fr.rentree.local.supervision;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The log of one part: kept over restarts, set aside when it has grown.
public final class LogFile {

    private static final long LARGEST = 10L * 1024 * 1024;
    private static final int TAIL_BYTES = 16 * 1024;

    private LogFile() {}

    static void makeRoom(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log) && Files.size(log) > LARGEST) {
            Path older = log.resolveSibling(log.getFileName() + ".1");
            Files.move(log, older, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// The last lines; empty when nothing was written.
    public static List<String> tail(Path log, int lines) throws IOException {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            byte[] end = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(end);
            var all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        }
    }
}
