package fr.rentree.local.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// The main class of the broker's own process.
public final class KafkaBroker {

    private KafkaBroker() {}

    /// Arguments: data folder, port, controller port. Runs until it is told to end.
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        int controllerPort = Integer.parseInt(arguments[2]);
        format(folder, controllerPort);
        var config = new KafkaConfig(properties(folder, port, controllerPort));
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::shutdown));
        server.startup();
        Files.writeString(
                KafkaPart.readyFile(folder), Long.toString(ProcessHandle.current().pid()));
        server.awaitShutdown();
    }

    private static void format(Path folder, int controllerPort) throws Exception {
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }

    private static Properties properties(Path folder, int port, int controllerPort)
            throws IOException {
        var properties = new Properties();
        try (var fixed = KafkaBroker.class.getResourceAsStream("/broker.properties")) {
            properties.load(fixed);
        }
        String listener = "PLAINTEXT://127.0.0.1:" + port;
        properties.put("listeners", listener + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", listener);
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("log.dirs", folder.toString());
        return properties;
    }
}
