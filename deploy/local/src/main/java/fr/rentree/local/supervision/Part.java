package fr.rentree.local.supervision;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/// One process of the platform: how it starts, how it says that it is ready, how it stops.
public interface Part {

    String name();

    /// Where it is reached, as shown to people.
    String address();

    /// Names of the parts that must be ready before this one starts.
    Set<String> needs();

    /// Whether it waits for one of the few places of those that start at the same time.
    default boolean startsInTurn() {
        return false;
    }

    /// Puts on disk what the process needs and gives its command line, environment and folder.
    ProcessBuilder command() throws IOException;

    /// Asks the process itself, cheaply, whether it serves now.
    boolean answers();

    /// What is done once the process answers and before others are told that it is ready.
    default void completeStart() throws IOException {}

    /// Asks the process to end by itself.
    default void requestStop(Process process) {
        process.destroy();
    }

    /// How long it may take to answer before it is taken for stuck.
    default Duration patience() {
        return Duration.ofMinutes(5);
    }
}
