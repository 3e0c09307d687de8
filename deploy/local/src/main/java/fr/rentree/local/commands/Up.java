package fr.rentree.local.commands;

import fr.rentree.local.settings.Port;
import fr.rentree.local.settings.Ports;
import fr.rentree.local.settings.Settings;
import fr.rentree.local.supervision.PortHolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Starts the platform, shows it coming up, and leaves it running; Ctrl-C before that stops it.
public final class Up {

    private static final String STAY = "--foreground";
    private static final int SUPERVISOR_HEAP = 48;

    private final Platform platform;
    private final Screen screen;

    public Up(Platform platform, Screen screen) {
        this.platform = platform;
        this.screen = screen;
    }

    public int run(List<String> arguments) throws IOException, InterruptedException {
        var parts = arguments.stream().filter(argument -> !argument.equals(STAY)).toList();
        if (platform.supervisor().isPresent()) {
            screen.line("Rentrée runs already.");
            new Status(platform, screen).show();
            return 0;
        }
        var down = new Down(platform, screen);
        down.stopLeftovers();
        if (!portsAreFree()) {
            return 1;
        }
        platform.parts(parts);
        var supervisor = startSupervisor(parts);
        var interrupted = Thread.ofPlatform().unstarted(() -> down.end(supervisor.toHandle()));
        Runtime.getRuntime().addShutdownHook(interrupted);
        var watch = new StartWatch(platform, supervisor, screen);
        if (!watch.isStarted()) {
            return 1; // the shutdown hook stops what did start
        }
        new Status(platform, screen).show();
        if (arguments.contains(STAY)) {
            screen.line("Ctrl-C stops all of it.");
            watch.untilTheEnd();
            return 1;
        }
        Runtime.getRuntime().removeShutdownHook(interrupted);
        return 0;
    }

    private boolean portsAreFree() {
        boolean free = true;
        for (Port port : Port.values()) {
            int number = platform.settings().ports().of(port);
            if (!Ports.isFree(number)) {
                String holder =
                        PortHolder.of(number)
                                .map(PortHolder::describe)
                                .orElse("a process of another user");
                screen.line("Port %d (%s) is taken by %s.".formatted(number, port.part(), holder));
                free = false;
            }
        }
        if (!free) {
            screen.line("Stop it, or move all ports: RENTREE_PORT_BASE=18080 ./rentree up");
        }
        return free;
    }

    /// A process of its own that outlives this one and its terminal: hang-up and Ctrl-C, which
    /// reach the whole group, are ignored by it and by what it starts.
    private Process startSupervisor(List<String> parts) throws IOException {
        var log = platform.folder().create().log(Platform.SUPERVISOR).toFile();
        var command = new ArrayList<>(List.of("sh", "-c", "trap '' HUP INT; exec \"$0\" \"$@\""));
        command.addAll(Settings.java(SUPERVISOR_HEAP, "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("fr.rentree.local.Launcher");
        command.add("supervise");
        command.addAll(parts);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log))
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .start();
    }
}
