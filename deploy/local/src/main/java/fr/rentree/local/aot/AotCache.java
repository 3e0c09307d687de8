package fr.rentree.local.aot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The classes of one part as a run before left them: valid for that build and JDK only.
record AotCache(Path file) {

    static AotCache of(JvmPart part) throws IOException {
        String name = part.name() + "-" + fingerprint(part.jars()) + ".aot";
        return new AotCache(part.caches().resolve(name));
    }

    boolean isTrained() {
        return Files.exists(file);
    }

    /// Whether there is nothing more to try for this build: it was trained, or that failed.
    boolean isSettled() {
        return isTrained() || Files.exists(failed());
    }

    Path failed() {
        return file.resolveSibling(file.getFileName() + ".failed");
    }

    String useOption() {
        return "-XX:AOTCache=" + file;
    }

    Path unfinished() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    String trainOption() {
        return "-XX:AOTCacheOutput=" + unfinished();
    }

    /// Of every jar its path, size and time: what the JVM itself compares.
    private static String fingerprint(List<Path> jars) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(Runtime.version().toString());
        for (Path path : jars) {
            try (var files = Files.walk(path)) {
                files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .map(AotCache::line)
                        .forEach(lines::add);
            }
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] all = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(all), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
