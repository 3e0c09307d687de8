package fr.rentree.local.kafka;

import fr.rentree.local.aot.JvmPart;
import fr.rentree.local.settings.Port;
import fr.rentree.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The broker as a process of its own.
public final class KafkaPart implements JvmPart {

    private static final int HEAP_MEGABYTES = 256;

    private final Settings settings;

    public KafkaPart(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return Port.KAFKA.part();
    }

    @Override
    public String address() {
        return settings.ports().loopback(Port.KAFKA);
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public ProcessBuilder plainCommand() throws IOException {
        Path folder = settings.folder().kafka();
        Files.deleteIfExists(readyFile(folder));
        var command = new ArrayList<>(Settings.java(HEAP_MEGABYTES));
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(KafkaBroker.class.getName());
        command.add(folder.toString());
        command.add(Integer.toString(settings.ports().of(Port.KAFKA)));
        command.add(Integer.toString(settings.ports().of(Port.KAFKA_CONTROLLER)));
        return new ProcessBuilder(command);
    }

    @Override
    public List<Path> jars() {
        return settings.installation().launcher();
    }

    @Override
    public Path caches() {
        return settings.installation().trainedCaches();
    }

    /// Written by the broker once it serves: its port opens long before.
    static Path readyFile(Path folder) {
        return folder.resolveSibling("kafka.ready");
    }

    @Override
    public boolean answers() {
        return Files.exists(readyFile(settings.folder().kafka()));
    }
}
