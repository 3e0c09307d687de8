package fr.rentree.bench.report;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// What is printed, as it is measured.
public record Page(PrintStream screen) {

    /// With the load of the machine, which tells what else it was doing.
    public void title(String text) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        screen.printf(Locale.ROOT, "%n%s [load %.1f]%n", text, load);
    }

    public void line(String format, Object... values) {
        screen.printf(Locale.ROOT, "  " + format + "%n", values);
        screen.flush();
    }

    public static String verdict(boolean isMet) {
        return isMet ? "met" : "NOT MET";
    }
}
