package fr.rentree.sync.roster;

import org.jspecify.annotations.Nullable;

/// What we read of `identity.establishment-updated.v1`.
record EstablishmentEvent(
        String uai, long version, @Nullable String accessPoint, @Nullable String territory) {}
