package fr.rentree.local.keycloak;

import fr.rentree.local.settings.Installation;
import fr.rentree.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The distribution built once for PostgreSQL and our path: started later without thinking again.
public final class KeycloakBuild {

    private static final int HEAP_MEGABYTES = 512;
    private static final List<String> OPTIONS =
            List.of(
                    "build",
                    "--db=postgres",
                    "--http-relative-path=/auth",
                    "--health-enabled=false",
                    "--metrics-enabled=false");

    private final Path distribution;

    public KeycloakBuild(Installation installation) {
        distribution = installation.keycloak();
    }

    public boolean isDone() throws IOException {
        return Files.exists(stamp()) && Files.readString(stamp()).equals(wanted());
    }

    private Path stamp() {
        return distribution.resolve("built-for-rentree");
    }

    private static String wanted() {
        return String.join(" ", OPTIONS) + " on Java " + Runtime.version().feature();
    }

    public void run() throws IOException {
        var command = command(distribution, HEAP_MEGABYTES);
        command.addAll(OPTIONS);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException("Keycloak could not be built:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Keycloak was built", e);
        }
        Files.writeString(stamp(), wanted());
    }

    /// What `kc.sh` would run, without the shell around it: the process is ours to stop.
    List<String> command(Path home, int heapMegabytes) {
        var command = new ArrayList<>(Settings.java(heapMegabytes));
        for (String opened : List.of("util", "util.concurrent", "security", "lang")) {
            command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "-Dpicocli.disable.closures=true",
                        "-cp",
                        distribution.resolve("lib").resolve("quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        return command;
    }

    /// A home of its own for one data folder, sharing the programs of the distribution.
    void makeHome(Path home) throws IOException {
        Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("providers"));
        Path programs = home.resolve("lib");
        Files.deleteIfExists(programs);
        Files.createSymbolicLink(programs, distribution.resolve("lib"));
    }
}
