package fr.rentree.local.commands;

import fr.rentree.local.kafka.KafkaPart;
import fr.rentree.local.postgres.PostgresPart;
import fr.rentree.local.settings.DataFolder;
import fr.rentree.local.settings.Ports;
import fr.rentree.local.settings.Settings;
import fr.rentree.local.supervision.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// A PostgreSQL and a Kafka on free ports, in a folder that goes when they stop.
final class ThrowAwayStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Settings settings;
    private final Supervisor supervisor;
    private final Thread atTheEnd = Thread.ofPlatform().unstarted(this::stop);

    private ThrowAwayStack(Settings settings, Supervisor supervisor) {
        this.settings = settings;
        this.supervisor = supervisor;
    }

    static ThrowAwayStack start(Settings original) throws IOException, InterruptedException {
        var folder = new DataFolder(Files.createTempDirectory("rentree-")).create();
        var settings = original.with(folder, Ports.free());
        var postgres = new PostgresPart(settings, settings.secrets(), true);
        var parts = List.of(postgres, new KafkaPart(settings));
        var stack = new ThrowAwayStack(settings, new Supervisor(folder, parts, Clock.systemUTC()));
        Runtime.getRuntime().addShutdownHook(stack.atTheEnd);
        stack.supervisor.start();
        if (!stack.supervisor.awaitReady(PATIENCE)) {
            stack.close();
            throw new IOException("PostgreSQL and Kafka did not start, see " + folder.logs());
        }
        return stack;
    }

    Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        stop();
    }

    private void stop() {
        supervisor.close();
        try {
            DataFolder.delete(settings.folder().home());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
