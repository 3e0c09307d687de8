package fr.rentree.licence.acts;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.HEAD;

import fr.rentree.licence.assignments.Batch;
import fr.rentree.licence.roster.Population;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what an officer asks, names what is missing, and refuses who may not ask it.
@ApplicationScoped
public class RequestReader {

    /// Resources of one act: the largest lycée has 57 titles.
    private static final int MOST_RESOURCES = 200;

    private final KeptSelectionRepository selections;
    private final Caller caller;

    RequestReader(KeptSelectionRepository selections, Caller caller) {
        this.selections = selections;
        this.caller = caller;
    }

    Batch batch(Batch.@Nullable Request request) {
        var school = school(request == null ? null : request.school());
        var asked = Objects.requireNonNull(request);
        var resources = resources(asked.resources());
        if (asked.mode() == null) {
            throw Problem.badRequest(
                    "mode-missing", "Say `mode`: ALL_OR_NOTHING or AS_MANY_AS_POSSIBLE.");
        }
        var population = population(school, asked.population(), asked.selection());
        return new Batch(school, resources, population, asked.mode(), origin(asked.origin()));
    }

    List<String> resources(Batch.Retrieval request) {
        boolean one = request.resources() == null && request.resource() != null;
        if (one && Objects.requireNonNull(request.resource()).isBlank()) {
            throw Problem.badRequest("resource-missing", "Say which `resource`.");
        }
        if (request.resources() == null && !one) {
            throw Problem.badRequest("resource-missing", "Say which `resource`, or `resources`.");
        }
        return resources(
                one ? List.of(Objects.requireNonNull(request.resource())) : request.resources());
    }

    private static List<String> resources(@Nullable List<String> resources) {
        if (resources == null
                || resources.isEmpty()
                || resources.size() > MOST_RESOURCES
                || resources.stream().anyMatch(Objects::isNull)) {
            throw Problem.badRequest(
                    "resources-missing", "Name 1 to " + MOST_RESOURCES + " `resources`.");
        }
        return resources.stream().distinct().toList();
    }

    /// The school, where the caller must be allowed to assign.
    public Uai school(@Nullable Uai school) {
        if (school == null) {
            throw Problem.badRequest("school-missing", "Name the `school` by its UAI.");
        }
        caller.demand(school, ASSIGNMENT_OFFICER, HEAD);
        return school;
    }

    Population population(Uai school, @Nullable Population population, @Nullable UUID selection) {
        if (selection != null) {
            var kept = selection(selection);
            if (kept.school().equals(school)) {
                return kept.population();
            }
            throw unknownSelection(selection);
        }
        if (population == null || population.saysNothing()) {
            throw Problem.badRequest(
                    "population-missing",
                    "Say who: a `profile`, divisions, groups, levels, persons, or `everybody`.");
        }
        return population;
    }

    /// A kept selection of a school where the caller may assign.
    KeptSelectionRepository.Kept selection(UUID selection) {
        var kept = selections.find(selection).orElseThrow(() -> unknownSelection(selection));
        caller.demand(kept.school(), ASSIGNMENT_OFFICER, HEAD);
        return kept;
    }

    Batch.Origin origin(Batch.@Nullable Origin origin) {
        return origin == null ? Batch.Origin.API : origin;
    }

    static UUID after(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        try {
            return key.isEmpty() ? new UUID(0, 0) : UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest("unknown-cursor", "Start again without a cursor.");
        }
    }

    private static RuntimeException unknownSelection(UUID selection) {
        return Problem.notFound(
                "unknown-selection",
                "No selection " + selection + " is known to you: keep it anew.");
    }
}
