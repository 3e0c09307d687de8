package fr.rentree.sync.roster;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What we read of `identity.person-updated.v1`: no name, no birth date.
record PersonEvent(
        UUID person,
        long version,
        String accessPoint,
        String subject,
        String status,
        List<PlaceEvent> places) {

    /// Divisions and groups are kept here, with the person: the groups' own events name no members.
    record PlaceEvent(
            String uai,
            String profile,
            Set<String> permissions,
            @Nullable Set<String> divisions,
            @Nullable Set<String> groups) {}
}
