package fr.rentree.local.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One platform on this machine: the sources it runs, the folder it keeps, the ports it takes.
public record Settings(Installation installation, DataFolder folder, Ports ports) {

    /// From `RENTREE_ROOT` (told by the script), `RENTREE_HOME` and `RENTREE_PORT_BASE`.
    public static Settings from(Map<String, String> environment) {
        Path root = Path.of(environment.getOrDefault("RENTREE_ROOT", ".")).toAbsolutePath();
        String home = environment.getOrDefault("RENTREE_HOME", "");
        return new Settings(
                new Installation(root.normalize()),
                new DataFolder(home.isBlank() ? root.resolve(".rentree") : Path.of(home)),
                Ports.parse(environment.get("RENTREE_PORT_BASE")));
    }

    public Settings with(DataFolder otherFolder, Ports otherPorts) {
        return new Settings(installation, otherFolder, otherPorts);
    }

    public Secrets secrets() throws IOException {
        return Secrets.in(folder.create().secrets());
    }

    /// A command line that starts a JVM like this one: the same JDK, a small footprint.
    public static List<String> java(int heapMegabytes, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMegabytes + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(List.of(arguments));
        return command;
    }
}
