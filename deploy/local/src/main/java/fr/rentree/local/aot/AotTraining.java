package fr.rentree.local.aot;

import fr.rentree.local.supervision.HttpProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Lets each part run once and keeps what its JVM learned, for all later starts.
public final class AotTraining {

    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private AotTraining() {}

    /// Those that were built since their cache was made.
    public static List<JvmPart> untrained(List<? extends JvmPart> parts) throws IOException {
        var untrained = new ArrayList<JvmPart>();
        for (JvmPart part : parts) {
            if (part.jars().stream().allMatch(Files::exists) && !AotCache.of(part).isSettled()) {
                untrained.add(part);
            }
        }
        return untrained;
    }

    /// Trains them, two at a time; tells of each as it is done.
    public static void run(List<JvmPart> parts, Consumer<String> progress) {
        try (var two = Executors.newFixedThreadPool(2)) {
            for (JvmPart part : parts) {
                two.execute(() -> progress.accept(outcome(part)));
            }
        }
    }

    private static String outcome(JvmPart part) {
        try {
            train(part);
            return part.name() + " trained";
        } catch (IOException e) {
            return part.name() + " not trained, it will start slower: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return part.name() + " interrupted";
        }
    }

    private static void train(JvmPart part) throws IOException, InterruptedException {
        var cache = AotCache.of(part);
        forgetOlder(part);
        Files.createFile(cache.failed()); // until the contrary is shown
        var log = part.caches().resolve(part.name() + ".log").toFile();
        var command = part.plainCommand();
        command.command().add(1, cache.trainOption());
        var process = command.redirectErrorStream(true).redirectOutput(log).start();
        var end = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            exercise(part, process);
            process.destroy();
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(end);
        }
        if (!Files.exists(cache.unfinished())) {
            throw new IOException("no cache was written, see " + log);
        }
        Files.move(cache.unfinished(), cache.file(), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(cache.failed());
    }

    private static void exercise(JvmPart part, Process process)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!part.answers()) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IOException("it did not become ready");
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            part.questions().forEach(HttpProbe::isOk);
        }
    }

    private static void forgetOlder(JvmPart part) throws IOException {
        Files.createDirectories(part.caches());
        try (var files = Files.list(part.caches())) {
            var own = files.filter(f -> f.getFileName().toString().startsWith(part.name() + "-"));
            for (var file : own.toList()) {
                Files.delete(file);
            }
        }
    }
}
