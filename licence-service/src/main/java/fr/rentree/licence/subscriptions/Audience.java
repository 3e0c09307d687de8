package fr.rentree.licence.subscriptions;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The profiles a subscription is meant for: a pupil's seats are never taken by a teacher.
public record Audience(List<String> profiles) {

    public static final Set<String> PROFILES =
            Set.of(
                    "PUPIL",
                    "TEACHER",
                    "DOCUMENTALIST",
                    "HEAD",
                    "SCHOOL_LIFE",
                    "ADMINISTRATIVE",
                    "LOCAL_AUTHORITY");

    public Audience {
        profiles = profiles.stream().distinct().sorted().toList();
    }

    public static Audience of(String... profiles) {
        return new Audience(List.of(profiles));
    }

    public boolean includes(String profile) {
        return profiles.contains(profile);
    }

    /// Those of the given profiles that nobody has.
    public static List<String> unknown(Collection<String> profiles) {
        return profiles.stream().filter(profile -> !PROFILES.contains(profile)).toList();
    }
}
