package fr.rentree.local.commands;

import fr.rentree.local.aot.AotTraining;
import fr.rentree.local.aot.JvmPart;
import fr.rentree.local.kafka.KafkaPart;
import fr.rentree.local.keycloak.KeycloakBuild;
import fr.rentree.local.postgres.PostgresBinaries;
import fr.rentree.local.services.ApplicationPart;
import fr.rentree.local.settings.DataFolder;
import fr.rentree.local.settings.Ports;
import fr.rentree.local.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Does once, after a build, what would make every start slow.
public final class Prepare {

    private final Settings settings;
    private final Clock clock;
    private final Screen screen;

    public Prepare(Settings settings, Clock clock, Screen screen) {
        this.settings = settings;
        this.clock = clock;
        this.screen = screen;
    }

    public int run() throws IOException, InterruptedException {
        new PostgresBinaries(settings.installation().cache()).unpacked();
        var keycloak = new KeycloakBuild(settings.installation());
        if (!keycloak.isDone()) {
            screen.line("  building Keycloak for PostgreSQL (once)");
            keycloak.run();
        }
        int untrained = AotTraining.untrained(parts(settings, clock)).size();
        if (untrained > 0) {
            screen.line("  training %d parts to start fast (once per build)".formatted(untrained));
            try (var stack = ThrowAwayStack.start(settings)) {
                var parts = AotTraining.untrained(parts(stack.settings(), clock));
                AotTraining.run(parts, line -> screen.line("    " + line));
            }
        }
        return 0;
    }

    /// Keycloak is not among them: on an empty database its training takes longer than it saves.
    /// Kafka learns beside the broker that serves the training of the others.
    private static List<JvmPart> parts(Settings settings, Clock clock) throws IOException {
        var folder = new DataFolder(settings.folder().home().resolve("training"));
        var parts = new ArrayList<JvmPart>();
        parts.addAll(ApplicationPart.all(settings, settings.secrets(), clock));
        parts.add(new KafkaPart(settings.with(folder, Ports.free())));
        return parts;
    }
}
