package fr.rentree.local.commands;

import fr.rentree.local.settings.DataFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Stops the platform and removes its data, after asking.
public final class Reset {

    /// Only what the platform itself made: a data folder may stand among other things.
    private static final List<String> OWN =
            List.of(
                    "postgres",
                    "postgres.new",
                    "kafka",
                    "kafka.ready",
                    "keycloak",
                    "certificates",
                    "logs",
                    "run",
                    "year",
                    "secrets.properties");

    private final Platform platform;
    private final Screen screen;
    private final InputStream answers;

    public Reset(Platform platform, Screen screen, InputStream answers) {
        this.platform = platform;
        this.screen = screen;
        this.answers = answers;
    }

    public int run(List<String> arguments) throws IOException {
        Path home = platform.folder().home();
        if (!arguments.contains("--yes") && !isConfirmed(home)) {
            screen.line("Nothing was removed.");
            return 1;
        }
        new Down(platform, screen).run();
        for (String name : OWN) {
            DataFolder.delete(home.resolve(name));
        }
        if (Files.isDirectory(home) && isEmpty(home)) {
            Files.delete(home);
        }
        screen.line("Removed the data in " + home);
        return 0;
    }

    private boolean isConfirmed(Path home) throws IOException {
        screen.ask(
                "This removes all databases, topics and secrets in %s. Type yes: ".formatted(home));
        var reader = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
        return "yes".equals(reader.readLine());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
