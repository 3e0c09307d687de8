package fr.rentree.local.commands;

import java.io.PrintStream;

/// Where people read what the launcher does.
public final class Screen {

    private final PrintStream out;

    public Screen(PrintStream out) {
        this.out = out;
    }

    public synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    void ask(String question) {
        out.print(question);
        out.flush();
    }
}
