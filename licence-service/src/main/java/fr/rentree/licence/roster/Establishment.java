package fr.rentree.licence.roster;

import org.jspecify.annotations.Nullable;

/// A school as identity last told us, and the ENT it comes with.
public record Establishment(
        String uai, String name, @Nullable String accessPoint, @Nullable String idEnt) {}
