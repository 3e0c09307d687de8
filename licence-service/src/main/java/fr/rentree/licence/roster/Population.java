package fr.rentree.licence.roster;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Who is meant, said as a filter: any of these classes, groups, levels or persons, of that
/// profile.
///
/// A profile alone means all of it at the school; `everybody` means the whole school; those
/// excepted are left out of whatever the rest says.
@Schema(
        examples =
                """
                {"profile":"PUPIL","divisions":["2NDE1"],"groups":[],"levels":[],"persons":[],
                 "everybody":false,"except":[]}
                """)
public record Population(
        @Nullable String profile,
        List<String> divisions,
        List<String> groups,
        List<String> levels,
        List<UUID> persons,
        boolean everybody,
        List<UUID> except) {

    public Population {
        divisions = orEmpty(divisions);
        groups = orEmpty(groups);
        levels = orEmpty(levels);
        persons = orEmpty(persons);
        except = orEmpty(except);
    }

    public static Population everyone() {
        return new Population(null, List.of(), List.of(), List.of(), List.of(), true, List.of());
    }

    /// Whether nobody in particular is asked for, so that the profile alone decides.
    public boolean meansWholeProfile() {
        return everybody || (profile != null && namesNobody());
    }

    /// Whether it says nothing at all.
    public boolean saysNothing() {
        return !everybody && profile == null && namesNobody();
    }

    private boolean namesNobody() {
        return divisions.isEmpty() && groups.isEmpty() && levels.isEmpty() && persons.isEmpty();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
