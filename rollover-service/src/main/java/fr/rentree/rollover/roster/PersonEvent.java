package fr.rentree.rollover.roster;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What identity says of a person, as far as rights and thresholds need it: no name, no birth date.
record PersonEvent(
        UUID person,
        long version,
        String accessPoint,
        String subject,
        String status,
        List<PlaceEvent> places) {

    /// What the person is at one school.
    record PlaceEvent(String uai, String profile, Set<String> permissions) {}
}
