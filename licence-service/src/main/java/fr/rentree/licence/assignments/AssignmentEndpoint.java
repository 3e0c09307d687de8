package fr.rentree.licence.assignments;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;

import fr.rentree.licence.assignments.AssignmentConsole.Outcome;
import fr.rentree.licence.assignments.AssignmentRepository.Filter;
import fr.rentree.licence.assignments.AssignmentRepository.HeldSeat;
import fr.rentree.licence.roster.Population;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/assignments")
@Tag(name = "Assignments", description = "Seats given to people and taken back")
@RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
@RunOnVirtualThread
class AssignmentEndpoint {

    /// Resources of one batch: the largest lycée has 57 titles.
    private static final int MOST_RESOURCES = 200;

    /// How many seats came back.
    record TakenBack(int takenBack) {}

    /// What a batch would do.
    record Preview(List<Batch.Line> resources) {}

    private final AssignmentConsole console;
    private final AssignmentRepository assignments;
    private final Caller caller;

    AssignmentEndpoint(AssignmentConsole console, AssignmentRepository assignments, Caller caller) {
        this.console = console;
        this.assignments = assignments;
        this.caller = caller;
    }

    @POST
    @Path("/batches")
    @Idempotent
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Give seats to a population",
            description =
                    "Each resource is decided on its own: an exhausted one never stops the others."
                            + " Seats go by profile, then class, then identifier. Repeating a"
                            + " batch adds nothing. Answers 409 when no resource at all could be"
                            + " given.")
    @APIResponse(responseCode = "200", description = "The report, resource by resource")
    @APIResponse(responseCode = "409", description = "no-seat-left, with the number `missing`")
    @APIResponse(responseCode = "422", description = "Somebody named is not at the school")
    public Response assign(Batch.Request request) {
        var batch = read(request);
        console.strangers(batch.school(), batch.population())
                .ifPresent(refusal -> {
                    throw AssignmentProblems.of(refusal);
                });
        var id = UUID.randomUUID();
        var outcomes = console.assign(batch, id, caller.name());
        var lines = outcomes.stream().map(Outcome::line).toList();
        if (outcomes.stream().allMatch(outcome -> outcome.refusal().isPresent())) {
            throw AssignmentProblems.of(outcomes.getFirst().refusal().orElseThrow(), lines);
        }
        return Response.ok(new Batch.Report(id, lines)).build();
    }

    @POST
    @Path("/previews")
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Show the counters of a batch before it is given",
            description =
                    "selected, available, remaining (negative: so many are missing), suggested,"
                            + " assigned, total. Nothing is given or kept.")
    @APIResponse(responseCode = "200", description = "The same lines as a batch, nothing added")
    public Preview preview(Batch.Request request) {
        return new Preview(console.preview(read(request)));
    }

    @POST
    @Path("/retrievals")
    @Idempotent
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Take seats back by batch",
            description =
                    "Those of the population who hold the resource lose it, leavers included; the"
                            + " seats can be given again at once. Repeating it takes nothing.")
    @APIResponse(responseCode = "200", description = "How many seats came back")
    public Response takeBack(Batch.Retrieval request) {
        var school = school(request == null ? null : request.school());
        if (request == null || request.resource() == null || request.resource().isBlank()) {
            throw Problem.badRequest("resource-missing", "Say which `resource`.");
        }
        int taken =
                console.takeBack(
                        school,
                        request.resource(),
                        population(request.population()),
                        caller.name());
        return Response.ok(new TakenBack(taken)).build();
    }

    @GET
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(summary = "List who holds which seat", description = "Of one school, page by page.")
    @APIResponse(responseCode = "200", description = "One page, oldest first")
    public Page<HeldSeat> list(
            @QueryParam("school") @Nullable Uai school,
            @QueryParam("person") @Nullable UUID person,
            @QueryParam("resource") @Nullable String resource,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var filter = new Filter(school(school), person, resource);
        var rows = assignments.list(filter, after(cursor), size + 1);
        return Page.of(rows, size, row -> row.assignment().toString());
    }

    private Batch read(Batch.@Nullable Request request) {
        var school = school(request == null ? null : request.school());
        var resources = request == null ? null : request.resources();
        if (resources == null
                || resources.isEmpty()
                || resources.size() > MOST_RESOURCES
                || resources.stream().anyMatch(Objects::isNull)) {
            throw Problem.badRequest(
                    "resources-missing", "Name 1 to " + MOST_RESOURCES + " `resources`.");
        }
        if (request == null || request.mode() == null) {
            throw Problem.badRequest(
                    "mode-missing", "Say `mode`: ALL_OR_NOTHING or AS_MANY_AS_POSSIBLE.");
        }
        return new Batch(school, resources, population(request.population()), request.mode());
    }

    private Uai school(@Nullable Uai school) {
        if (school == null) {
            throw Problem.badRequest("school-missing", "Name the `school` by its UAI.");
        }
        caller.demand(school, ASSIGNMENT_OFFICER, HEAD);
        return school;
    }

    private static Population population(@Nullable Population population) {
        if (population == null || population.isEmpty()) {
            throw Problem.badRequest(
                    "population-missing",
                    "Say who: a `profile`, divisions, groups, levels, persons, or `everybody`.");
        }
        return population;
    }

    private static UUID after(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        try {
            return key.isEmpty() ? new UUID(0, 0) : UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest("unknown-cursor", "Start again without a cursor.");
        }
    }
}
