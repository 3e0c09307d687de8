package fr.rentree.sync.profiles;

import java.util.List;

/// What one annotation satisfies, and where it departs from the rest.
public record Conformity(List<Profile> satisfied, List<Departure> departures) {

    /// @param place JSON Pointer in the annotation; empty for the whole of it
    public record Departure(Profile profile, String place, String why) {}

    public Conformity {
        satisfied = List.copyOf(satisfied);
        departures = List.copyOf(departures);
    }

    public List<String> words() {
        return satisfied.stream().map(Profile::word).toList();
    }
}
