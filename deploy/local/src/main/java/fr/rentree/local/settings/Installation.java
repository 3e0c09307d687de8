package fr.rentree.local.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

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
