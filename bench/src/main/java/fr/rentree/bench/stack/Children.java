package fr.rentree.bench.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The processes of one bench: none of them outlives it, whether it ends or is told to end.
public final class Children implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 15;

    private final Path folder;
    private final Deque<Process> processes = new ArrayDeque<>();
    private boolean ended;
    private final Thread atTheEnd = Thread.ofPlatform().unstarted(this::endAll);

    private Children(Path folder) {
        this.folder = folder;
    }

    /// What a bench does with the processes it starts.
    public interface Work {
        void with(Children children) throws Exception;
    }

    /// Does the work, then ends this process and all of its children: with 1 when it failed.
    public static void exitAfter(Work work) throws IOException {
        int code = 0;
        try (var children = inTemporaryFolder()) {
            try {
                work.with(children);
            } catch (Exception e) {
                code = 1;
                if (!children.haveEnded()) {
                    e.printStackTrace();
                }
            }
        }
        System.exit(code);
    }

    public static Children inTemporaryFolder() throws IOException {
        var children = new Children(Files.createTempDirectory("rentree-bench-"));
        Runtime.getRuntime().addShutdownHook(children.atTheEnd);
        return children;
    }

    /// Goes with the processes.
    public Path folder() {
        return folder;
    }

    public Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /// Starts a process whose words go to its own log.
    public synchronized Process start(
            String name, Path where, Map<String, String> environment, List<String> command)
            throws IOException {
        if (ended) {
            throw new IOException("the bench is ending");
        }
        var builder = new ProcessBuilder(command).directory(where.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        var process = builder.start();
        processes.push(process);
        return process;
    }

    /// Ends one of them as a power cut would.
    public static void killHard(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Whether the bench was told to end: then nothing that fails is news.
    private synchronized boolean haveEnded() {
        return ended;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException _) {
            return; // told to end: the hook is at work
        }
        endAll();
    }

    private synchronized void endAll() {
        ended = true;
        for (Process process : processes) {
            end(process);
        }
        processes.clear();
        delete();
    }

    private static void end(Process process) {
        var family = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private void delete() {
        try (var walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println("not all of " + folder + " could be removed: " + e.getMessage());
        }
    }
}
