package fr.rentree.local.services;

import fr.rentree.local.settings.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// The classes of one application as a run before left them: valid for that build and JDK only.
record AotCache(Path file) {

    static AotCache of(Installation installation, Application application) throws IOException {
        String name = application.name() + "-" + fingerprint(application.folder()) + ".aot";
        return new AotCache(installation.cache().resolve("aot").resolve(name));
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
    private static String fingerprint(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var digest = MessageDigest.getInstance("SHA-256");
            String all =
                    files.filter(Files::isRegularFile)
                            .sorted()
                            .map(AotCache::line)
                            .collect(Collectors.joining("\n", Runtime.version() + "\n", ""));
            byte[] hash = digest.digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
