package fr.rentree.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Hocuspocus with its usual waiting before it stores; what it stores is a file, flushed to disk.
public final class Hocuspocus {

    /// What its client saw acknowledged, and in how many seconds.
    public record Written(long notes, double seconds) {}

    private final Children children;
    private final Path folder;
    private final int port = Readiness.freePort();
    private final Path data;
    private Process server;
    private int clients;

    Hocuspocus(Children children, Path folder) throws IOException, InterruptedException {
        this.children = children;
        this.folder = folder;
        this.data = children.folder().resolve("hocuspocus");
        this.server = start();
    }

    private Process start() throws IOException, InterruptedException {
        var command =
                List.of("node", "hocuspocus-server.js", Integer.toString(port), data.toString());
        var process = children.start("hocuspocus", folder, Map.of(), command);
        var address = URI.create("http://127.0.0.1:" + port);
        Readiness.awaitHttp(process, children.log("hocuspocus"), address);
        return process;
    }

    /// Kills it as a power cut would.
    public void kill() throws InterruptedException {
        Children.killHard(server);
    }

    /// Starts it again on what it had stored.
    public void restart() throws IOException, InterruptedException {
        server = start();
    }

    /// Writes for some time into documents of that name, one a client.
    public Written write(String name, int writers, int notesAtOnce, int milliseconds)
            throws IOException, InterruptedException {
        String said =
                client(
                        "write",
                        name,
                        Integer.toString(writers),
                        Integer.toString(notesAtOnce),
                        Integer.toString(milliseconds));
        String[] words = said.split(" ");
        return new Written(Long.parseLong(words[0]), Double.parseDouble(words[1]));
    }

    /// The notes that a newcomer finds in the documents of that name.
    public long count(String name, int writers) throws IOException, InterruptedException {
        return Long.parseLong(client("count", name, Integer.toString(writers)));
    }

    private String client(String... words) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of("node", "hocuspocus-client.js", Integer.toString(port)));
        command.addAll(List.of(words));
        String log = nextLog();
        var process = children.start(log, folder, Map.of(), command);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("Hocuspocus: " + Files.readString(children.log(log)));
        }
        return Files.readString(children.log(log)).strip();
    }

    private synchronized String nextLog() {
        clients++;
        return "hocuspocus-client-" + clients;
    }
}
