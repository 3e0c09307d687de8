package fr.rentree.licence.roster;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What we read of identity.person-updated: no name, no birth date.
record PersonEvent(
        UUID person,
        long version,
        @Nullable String accessPoint,
        @Nullable String subject,
        String status,
        List<PlaceEvent> places) {

    PersonEvent {
        places = places == null ? List.of() : places;
    }

    record PlaceEvent(
            String uai,
            String profile,
            @Nullable List<String> permissions,
            @Nullable List<String> divisions,
            @Nullable List<String> groups,
            @Nullable List<String> levels) {}
}
