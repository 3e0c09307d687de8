package fr.rentree.licence.roster;

import org.jspecify.annotations.Nullable;

/// What we read of identity.establishment-updated.
record EstablishmentEvent(
        String uai,
        long version,
        String name,
        @Nullable String accessPoint,
        @Nullable String idEnt,
        @Nullable String territory,
        @Nullable String nature) {}
