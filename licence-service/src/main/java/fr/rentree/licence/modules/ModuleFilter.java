package fr.rentree.licence.modules;

import fr.rentree.platform.school.Uai;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose modules are wanted: of one person, or of the pupils of a class or group.
///
/// @param work one manual only; null for all of them
record ModuleFilter(
        Uai school,
        @Nullable UUID person,
        @Nullable String division,
        @Nullable String group,
        @Nullable String work) {

    /// Nobody in particular: whoever asks.
    boolean isOfOneself(Optional<UUID> caller) {
        return division == null
                && group == null
                && (person == null || caller.filter(person::equals).isPresent());
    }

    ModuleFilter of(UUID someone) {
        return new ModuleFilter(school, someone, null, null, work);
    }
}
