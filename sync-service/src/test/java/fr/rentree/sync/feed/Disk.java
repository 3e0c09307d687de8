package fr.rentree.sync.feed;

import static fr.rentree.sync.Patience.await;

import fr.rentree.testsupport.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What PostgreSQL keeps its data on: a snapshot of it at one moment, under a server that runs, and
/// that one brought back.
final class Disk implements AutoCloseable {

    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Path data = Path.of(Database.queryString("show data_directory"));
    private final Path snapshot;

    /// Everything stands still meanwhile, as it does for a snapshot of a volume.
    Disk() throws IOException {
        snapshot = Files.createTempDirectory("snapshot");
        var server = server();
        signal("STOP", server);
        try {
            await().until(() ->
                    run(command("ps -o stat= -p " + String.join(",", server)))
                            .lines()
                            .allMatch(state -> state.strip().startsWith("T")));
            run(List.of("cp", "-a", data + "/.", snapshot.toString()));
        } finally {
            signal("CONT", server);
        }
    }

    /// The server dies, and one starts on the data of then, at the same address.
    void bringBack() throws IOException {
        var opts = Files.readString(data.resolve("postmaster.opts"));
        signal("QUIT", List.of(postmaster()));
        await().until(() -> !Files.exists(data.resolve("postmaster.pid")));
        run(List.of("find", data.toString(), "-mindepth", "1", "-delete"));
        run(List.of("cp", "-a", snapshot + "/.", data.toString()));
        Files.delete(data.resolve("postmaster.pid"));
        start(opts);
        await().ignoreExceptions().until(() -> Database.queryLong("select 1") == 1);
    }

    /// PostgreSQL does not run as root, and takes whoever has a namespace of their own for
    /// somebody.
    private static void start(String opts) throws IOException {
        var command = new ArrayList<String>();
        if (run(command("id -u")).strip().equals("0")) {
            command.addAll(command("unshare -U"));
        }
        ARGUMENT.matcher(opts)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .forEach(command::add);
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<String> server() throws IOException {
        String postmaster = postmaster();
        var others = ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow().descendants();
        return Stream.concat(
                        Stream.of(postmaster), others.map(ProcessHandle::pid).map(String::valueOf))
                .toList();
    }

    private String postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
    }

    private static void signal(String name, List<String> processes) throws IOException {
        run(Stream.concat(Stream.of("kill", "-" + name), processes.stream()).toList());
    }

    private static List<String> command(String words) {
        return List.of(words.split(" "));
    }

    private static String run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.inputReader()) {
            return said.lines().collect(Collectors.joining("\n"));
        }
    }

    @Override
    public void close() throws IOException {
        run(List.of("rm", "-rf", snapshot.toString()));
    }
}
