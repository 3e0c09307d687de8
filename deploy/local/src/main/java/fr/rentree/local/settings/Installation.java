package fr.rentree.local.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// The checked-out and built sources: where the launcher finds what it starts.
public record Installation(Path root) {

    /// Where Quarkus put a built service or gateway.
    public Path application(String module) {
        return root.resolve(module).resolve("target").resolve("quarkus-app");
    }

    /// What is made once and serves every data folder: goes with `mvn clean`.
    public Path cache() {
        return root.resolve("deploy/local/target/cache");
    }

    public Path trainedCaches() {
        return cache().resolve("aot");
    }

    /// The launcher and what it needs, Kafka among it.
    public List<Path> launcher() {
        Path target = root.resolve("deploy/local/target");
        return List.of(target.resolve("local-1.0.0-SNAPSHOT.jar"), target.resolve("lib"));
    }

    /// Keycloak's distribution as Maven unpacked it; the newest when two versions are there.
    public Path keycloak() {
        Path unpacked = root.resolve("deploy/local/target/keycloak");
        try (var versions = Files.list(unpacked)) {
            return versions.filter(Files::isDirectory)
                    .filter(folder -> Files.exists(folder.resolve("lib/quarkus-run.jar")))
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow(() -> new IllegalStateException("no Keycloak in " + unpacked));
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak is not unpacked in " + unpacked, e);
        }
    }
}
