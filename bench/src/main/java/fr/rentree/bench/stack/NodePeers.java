package fr.rentree.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The peers that run on Node, installed from npm at the first run, in the versions of their lock.
public final class NodePeers {

    private static final List<String> FILES =
            List.of(
                    "package.json",
                    "package-lock.json",
                    "hocuspocus-server.js",
                    "hocuspocus-client.js");

    private final Children children;
    private final Path folder;

    private NodePeers(Children children, Path folder) {
        this.children = children;
        this.folder = folder;
    }

    /// Nothing is compiled: PouchDB Server's LevelDB comes prebuilt, and SQLite is not used.
    public static NodePeers install(Children children, Path root)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(root.resolve("bench/target/peers"));
        Path lock = folder.resolve("package-lock.json");
        Path source = root.resolve("bench/src/main/peers");
        Path done = folder.resolve("installed");
        boolean isInstalled =
                Files.exists(done)
                        && Files.mismatch(lock, source.resolve("package-lock.json")) == -1;
        for (String file : FILES) {
            Files.copy(
                    source.resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!isInstalled) {
            var npm = List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            var process = children.start("npm", folder, Map.of(), npm);
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("npm ci failed: " + Files.readString(children.log("npm")));
            }
            Files.writeString(done, "");
        }
        return new NodePeers(children, folder);
    }

    /// PouchDB Server as it comes: LevelDB, its own log, no setting but where it is.
    public URI startPouch() throws IOException, InterruptedException {
        int port = Readiness.freePort();
        Path data = Files.createDirectories(children.folder().resolve("pouch"));
        String program =
                folder.resolve("node_modules/pouchdb-server/bin/pouchdb-server").toString();
        var command =
                List.of(
                        "node",
                        program,
                        "-o",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-d",
                        "data");
        var process = children.start("pouchdb-server", data, Map.of(), command);
        var address = URI.create("http://127.0.0.1:" + port);
        Readiness.awaitHttp(process, children.log("pouchdb-server"), address);
        return address;
    }

    public Hocuspocus startHocuspocus() throws IOException, InterruptedException {
        return new Hocuspocus(children, folder);
    }
}
