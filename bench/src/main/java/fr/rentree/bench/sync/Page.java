package fr.rentree.bench.sync;

import java.io.PrintStream;
import java.util.Locale;

/// What is printed, as it is measured.
record Page(PrintStream screen) {

    void title(String text) {
        screen.printf("%n%s%n", text);
    }

    void line(String format, Object... values) {
        screen.printf(Locale.ROOT, "  " + format + "%n", values);
        screen.flush();
    }

    static String verdict(boolean isMet) {
        return isMet ? "met" : "NOT MET";
    }
}
