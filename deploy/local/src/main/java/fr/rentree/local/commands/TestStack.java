package fr.rentree.local.commands;

import fr.rentree.local.settings.Port;
import fr.rentree.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// One PostgreSQL and one Kafka for all tests of a run; stays until it is told to end.
public final class TestStack {

    private final Settings settings;
    private final Screen screen;

    public TestStack(Settings settings, Screen screen) {
        this.settings = settings;
        this.screen = screen;
    }

    /// Writes the two addresses into the file, as a shell reads variables.
    public int run(Path file) throws IOException, InterruptedException {
        var ports = ThrowAwayStack.start(settings).settings().ports();
        String addresses =
                "RENTREE_TEST_POSTGRES=%s%nRENTREE_TEST_KAFKA=%s%n"
                        .formatted(ports.loopback(Port.POSTGRES), ports.loopback(Port.KAFKA));
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(unfinished, addresses);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        screen.line("PostgreSQL and Kafka serve the tests: " + addresses.replace("\n", " "));
        Thread.currentThread().join();
        return 0;
    }
}
