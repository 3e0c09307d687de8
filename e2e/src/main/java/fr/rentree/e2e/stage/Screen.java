package fr.rentree.e2e.stage;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/// What somebody watching the year sees.
public final class Screen {
    private final PrintStream out;
    private final URI gateway;

    public Screen(PrintStream out, URI gateway) {
        this.out = out;
        this.gateway = gateway;
    }

    public void title(String words) {
        out.println(words);
        out.println("=".repeat(words.length()));
    }

    public void step(int number, Step step) {
        out.printf(Locale.ROOT, "%n%2d. %s  (%s)%n", number, step.title(), step.who());
    }

    public void took(Duration time) {
        out.printf(Locale.ROOT, "    %.1f s%n", time.toMillis() / 1000.0);
    }

    /// Something done or seen, with its figures.
    public void tell(String format, Object... figures) {
        out.println("    - " + String.format(Locale.ROOT, format, figures));
    }

    /// How to see it oneself; `$T` is the token that the last lines say how to get.
    public void see(String path) {
        out.println("      see: curl -H \"Authorization: Bearer $T\" '" + gateway + path + "'");
    }

    public void waits(String why) {
        out.println("      … " + why);
    }

    public void plain(String words) {
        out.println(words);
    }
}
