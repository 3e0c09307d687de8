package fr.rentree.identity.establishments;

import fr.rentree.platform.school.Uai;
import org.jspecify.annotations.Nullable;

/// A school: which portal its people come through, and where it belongs.
///
/// @param nature the Ministry's code of what kind of school it is, such as 302 for a lycée
record Establishment(
        Uai uai,
        long version,
        String name,
        String accessPoint,
        String idEnt,
        String territory,
        @Nullable String contract,
        @Nullable String email,
        @Nullable String nature) {}
