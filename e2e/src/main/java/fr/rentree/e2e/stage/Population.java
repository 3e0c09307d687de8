package fr.rentree.e2e.stage;

import java.util.List;

/// Who is meant in a batch, as the platform takes it.
public record Population(
        String profile,
        List<String> divisions,
        List<String> groups,
        List<String> levels,
        List<String> persons,
        boolean everybody,
        List<String> except) {

    /// The pupils of these classes.
    public static Population classes(List<String> divisions) {
        return new Population(
                "PUPIL", divisions, List.of(), List.of(), List.of(), false, List.of());
    }

    /// The pupils of one level.
    public static Population level(String programme) {
        return new Population(
                "PUPIL", List.of(), List.of(), List.of(programme), List.of(), false, List.of());
    }

    /// One person.
    public static Population person(String profile, String person) {
        return new Population(
                profile, List.of(), List.of(), List.of(), List.of(person), false, List.of());
    }

    /// Everybody of one profile.
    public static Population all(String profile) {
        return new Population(
                profile, List.of(), List.of(), List.of(), List.of(), false, List.of());
    }
}
