package fr.rentree.sync.sdk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs Node.js and npm in the client's folder; what they print is told when they fail.
record NodeCommand(Path folder, Map<String, String> environment) {

    private static final int MINUTES = 5;

    String run(String... command) {
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.redirectErrorStream(true).environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            var output = CompletableFuture.supplyAsync(() -> read(process));
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            if (process.waitFor() != 0) {
                throw new AssertionError(
                        "%s ended with %d:%n%s"
                                .formatted(List.of(command), process.exitValue(), output.join()));
            }
            return output.join();
        } catch (IOException e) {
            throw new AssertionError("Node.js 20 or newer with npm is missing: install it.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Process process) {
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
