package fr.rentree.distribution.roster;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Place;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which school a request speaks of, and who may do what there.
public final class Schools {

    /// Those who hand tablets over.
    private static final String[] DESK = {Roles.HANDOUT_CLERK, Roles.HEAD};

    /// Those who may see lists and counts.
    private static final String[] STAFF = {Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE};

    private Schools() {}

    /// The school asked for, when the caller works at its desk.
    public static Uai demandDesk(Caller caller, @Nullable String uai) {
        return demand(caller, uai, DESK);
    }

    /// The school asked for, when the caller is of its staff.
    public static Uai demandStaff(Caller caller, @Nullable String uai) {
        return demand(caller, uai, STAFF);
    }

    /// Whether the caller is of the staff of a school, for what spans several.
    public static boolean isStaff(Caller caller, String uai) {
        return caller.isOperator()
                || caller.places().stream()
                        .filter(place -> place.school().value().equals(uai))
                        .anyMatch(Schools::isStaff);
    }

    private static boolean isStaff(Place place) {
        return Arrays.stream(STAFF)
                .anyMatch(wanted ->
                        wanted.equals(place.profile()) || place.permissions().contains(wanted));
    }

    private static Uai demand(Caller caller, @Nullable String uai, String... permissions) {
        if (uai == null || uai.isBlank()) {
            throw Problem.badRequest(
                    "school-missing", "Say which school is meant: school=0000001B.");
        }
        Uai school =
                Uai.tryParse(uai)
                        .orElseThrow(() ->
                                Problem.notFound(
                                        "unknown-school",
                                        "No school %s is known to you: check its UAI."
                                                .formatted(uai)));
        caller.demand(school, permissions);
        return school;
    }

    /// An id of a path; what is not even an id is as unknown as an id nobody has.
    public static UUID id(String text, String slug) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Problem.notFound(slug, "Nothing has the id \"%s\".".formatted(text));
        }
    }
}
