package fr.rentree.local.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;

/// Everything one platform keeps on disk: databases, topics, secrets, logs.
public record DataFolder(Path home) {

    public DataFolder {
        home = home.toAbsolutePath().normalize();
    }

    /// The folder, with the folders that every start needs.
    public DataFolder create() throws IOException {
        Files.createDirectories(logs());
        Files.createDirectories(home.resolve("run"));
        return this;
    }

    public Path secrets() {
        return home.resolve("secrets.properties");
    }

    /// The private authority, and the certificates of the gateway and of its sample clients.
    public Path certificates() {
        return home.resolve("certificates");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /// The state of the running platform, rewritten at each change.
    public Path board() {
        return home.resolve("run").resolve("board.tsv");
    }

    /// Held by the supervisor as long as it lives.
    public Path lock() {
        return home.resolve("run").resolve("lock");
    }

    public Path postgres() {
        return home.resolve("postgres");
    }

    public Path kafka() {
        return home.resolve("kafka");
    }

    public Path keycloak() {
        return home.resolve("keycloak");
    }

    /// Removes a folder and all that is in it, following no link.
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
