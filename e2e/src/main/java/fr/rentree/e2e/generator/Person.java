package fr.rentree.e2e.generator;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Somebody invented, as the ENT knows them: the identifier stays whatever the school.
public record Person(
        String identifier, Name name, Optional<LocalDate> birthDate, List<Post> posts) {

    /// What this person is at one school.
    public record Post(String uai, Profile profile) {}

    static Person at(String identifier, Name name, String uai, Profile profile) {
        return new Person(identifier, name, Optional.empty(), List.of(new Post(uai, profile)));
    }

    public String mail() {
        return identifier.toLowerCase(java.util.Locale.ROOT) + "@academie.example";
    }
}
