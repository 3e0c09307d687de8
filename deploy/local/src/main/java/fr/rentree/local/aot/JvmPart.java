package fr.rentree.local.aot;

import fr.rentree.local.supervision.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A part that is a JVM: it is started with its trained cache where there is one.
public interface JvmPart extends Part {

    /// The command without any cache; its first word is `java`.
    ProcessBuilder plainCommand() throws IOException;

    /// The jars it runs, or the folders that hold them: another build, another cache.
    List<Path> jars();

    /// Where the caches of all parts are kept.
    Path caches();

    /// Addresses that are asked a few times while it is trained.
    default List<String> questions() {
        return List.of();
    }

    @Override
    default ProcessBuilder command() throws IOException {
        var command = plainCommand();
        var cache = AotCache.of(this);
        if (cache.isTrained()) {
            command.command().add(1, cache.useOption());
        }
        return command;
    }
}
