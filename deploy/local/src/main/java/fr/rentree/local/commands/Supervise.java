package fr.rentree.local.commands;

import fr.rentree.local.supervision.Supervisor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The process that `up` leaves behind: it holds the platform until it is told to end.
public final class Supervise {

    private final Platform platform;

    public Supervise(Platform platform) {
        this.platform = platform;
    }

    public int run(List<String> parts) throws IOException, InterruptedException {
        var lockFile = platform.folder().create().lock();
        try (var channel =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                throw new IOException("another supervisor holds " + lockFile);
            }
            var supervisor =
                    new Supervisor(platform.folder(), platform.parts(parts), platform.clock());
            var stop = Thread.ofPlatform().name("stop").unstarted(supervisor::close);
            Runtime.getRuntime().addShutdownHook(stop);
            supervisor.showItself();
            supervisor.start();
            Thread.currentThread().join(); // the signal to end comes to the shutdown hook
            return 0;
        }
    }
}
