package fr.rentree.local;

import fr.rentree.local.commands.Down;
import fr.rentree.local.commands.Platform;
import fr.rentree.local.commands.Prepare;
import fr.rentree.local.commands.Reset;
import fr.rentree.local.commands.Screen;
import fr.rentree.local.commands.Status;
import fr.rentree.local.commands.Supervise;
import fr.rentree.local.commands.TestStack;
import fr.rentree.local.commands.Up;
import fr.rentree.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/// The main class behind `./rentree`: one word says what to do.
public final class Launcher {

    private Launcher() {}

    /// Exit codes: 0 done, 1 failed, 2 not understood, 3 does not run.
    public static void main(String[] arguments) throws InterruptedException {
        var screen = new Screen(System.out);
        int code;
        try {
            code = run(Arrays.asList(arguments), screen);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            screen.line("rentree: " + e.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private static int run(List<String> arguments, Screen screen)
            throws IOException, InterruptedException {
        var settings = Settings.from(System.getenv());
        var clock = Clock.systemUTC();
        var platform = new Platform(settings, clock);
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest =
                arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        return switch (command) {
            case "up" -> new Up(platform, screen).run(rest);
            case "supervise" -> new Supervise(platform).run(rest);
            case "down" -> new Down(platform, screen).run();
            case "status" -> new Status(platform, screen).run();
            case "reset" -> new Reset(platform, screen, System.in).run(rest);
            case "prepare" -> new Prepare(settings, clock, screen).run();
            case "test-stack" -> new TestStack(settings, screen).run(Path.of(rest.getFirst()));
            default -> {
                screen.line("rentree: no such command: " + command);
                yield 2;
            }
        };
    }
}
