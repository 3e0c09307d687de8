package fr.rentree.sync.roster;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What we read of `identity.person-updated.v1`: no name, no birth date.
record PersonEvent(
        UUID person,
        long version,
        String accessPoint,
        String subject,
        String status,
        List<PlaceEvent> places) {

    record PlaceEvent(String uai, String profile, Set<String> permissions) {}
}
