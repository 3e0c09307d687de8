package fr.rentree.identity.people;

import org.jspecify.annotations.Nullable;

/// Which people are asked for; what is absent does not narrow.
record PersonFilter(
        @Nullable String school,
        @Nullable String profile,
        @Nullable String division,
        @Nullable String group,
        @Nullable String status,
        @Nullable String words,
        @Nullable String idEnt) {}
