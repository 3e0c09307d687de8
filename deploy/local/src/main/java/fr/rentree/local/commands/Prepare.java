package fr.rentree.local.commands;

import fr.rentree.local.keycloak.KeycloakBuild;
import fr.rentree.local.postgres.PostgresBinaries;
import fr.rentree.local.services.AotTraining;
import fr.rentree.local.settings.Settings;
import java.io.IOException;

/// Does once, after a build, what would make every start slow.
public final class Prepare {

    private final Settings settings;
    private final Screen screen;

    public Prepare(Settings settings, Screen screen) {
        this.settings = settings;
        this.screen = screen;
    }

    public int run() throws IOException, InterruptedException {
        new PostgresBinaries(settings.installation().cache()).unpacked();
        var keycloak = new KeycloakBuild(settings.installation());
        if (!keycloak.isDone()) {
            screen.line("  building Keycloak for PostgreSQL (once)");
            keycloak.run();
        }
        if (new AotTraining(settings, settings.secrets()).isNeeded()) {
            screen.line("  training fast starts, two applications at a time (once per build)");
            try (var stack = ThrowAwayStack.start(settings)) {
                new AotTraining(stack.settings(), stack.settings().secrets())
                        .run(line -> screen.line("  " + line));
            }
        }
        return 0;
    }
}
