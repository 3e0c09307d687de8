package fr.rentree.local.services;

import fr.rentree.local.settings.Secrets;
import fr.rentree.local.settings.Settings;
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

/// Lets each application run once and keeps what its JVM learned, for all later starts.
public final class AotTraining {

    private static final List<String> QUESTIONS =
            List.of("/q/health/ready", "/q/openapi", "/q/metrics", "/api/v1/me", "/nowhere");
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Settings settings;
    private final Secrets secrets;

    /// The settings are those of a PostgreSQL and a Kafka that run for the training.
    public AotTraining(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /// Whether some application was built since its cache was made.
    public boolean isNeeded() throws IOException {
        return !untrained().isEmpty();
    }

    private List<Application> untrained() throws IOException {
        var untrained = new ArrayList<Application>();
        for (Application application : Application.all(settings, secrets)) {
            boolean isBuilt = Files.isDirectory(application.folder());
            if (isBuilt && !AotCache.of(settings.installation(), application).isSettled()) {
                untrained.add(application);
            }
        }
        return untrained;
    }

    /// Trains what needs it, two at a time; tells of each as it is done.
    public void run(Consumer<String> progress) throws IOException, InterruptedException {
        Files.createDirectories(settings.installation().cache().resolve("aot"));
        try (var two = Executors.newFixedThreadPool(2)) {
            for (Application application : untrained()) {
                two.execute(() -> progress.accept(outcome(application)));
            }
        }
    }

    private String outcome(Application application) {
        try {
            train(application);
            return application.name() + " trained";
        } catch (IOException e) {
            return application.name() + " not trained, it will start slower: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return application.name() + " interrupted";
        }
    }

    private void train(Application application) throws IOException, InterruptedException {
        var cache = AotCache.of(settings.installation(), application);
        forgetOlder(application);
        Files.createFile(cache.failed()); // until the contrary is shown
        var log = cache.file().resolveSibling(application.name() + ".log").toFile();
        var process =
                application
                        .start(cache.trainOption())
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start();
        var end = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            exercise(application, process);
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

    private void exercise(Application application, Process process)
            throws IOException, InterruptedException {
        String address = "http://127.0.0.1:" + settings.ports().of(application.port());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!HttpProbe.isOk(address + QUESTIONS.getFirst())) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IOException("it did not become ready");
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            QUESTIONS.forEach(question -> HttpProbe.isOk(address + question));
        }
    }

    private void forgetOlder(Application application) throws IOException {
        try (var files = Files.list(settings.installation().cache().resolve("aot"))) {
            for (var file :
                    files.filter(f ->
                                    f.getFileName().toString().startsWith(application.name() + "-"))
                            .toList()) {
                Files.delete(file);
            }
        }
    }
}
