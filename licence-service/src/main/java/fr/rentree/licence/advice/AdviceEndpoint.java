package fr.rentree.licence.advice;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/assignments/advice")
@Tag(name = "Assignments", description = "Seats given to people and taken back")
@RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
@RunOnVirtualThread
class AdviceEndpoint {

    /// Between the two parts of a cursor; no identifier has a line break.
    private static final String SEPARATOR = "\n";

    private final AdviceRepository advice;
    private final Caller caller;
    private final Clock clock;

    AdviceEndpoint(AdviceRepository advice, Caller caller, Clock clock) {
        this.advice = advice;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/suggestions")
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Whom the rules propose for a resource, and why",
            description = "Give them with a batch that names them: nothing is consumed before.")
    @APIResponse(responseCode = "200", description = "One page, by person")
    @APIResponse(responseCode = "404", description = "No such school is known to you")
    public Page<Suggestion> suggestions(
            @QueryParam("school") @Nullable Uai school,
            @QueryParam("resource") @Nullable String resource,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var here = demand(school);
        if (resource == null || resource.isBlank()) {
            throw Problem.badRequest("resource-missing", "Say which `resource`.");
        }
        int size = PageLimit.of(limit);
        var rows = advice.suggestions(here, resource, today(), person(cursor), size + 1);
        return Page.of(rows, size, row -> row.person().toString());
    }

    @GET
    @Path("/families")
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "How family resources are spread at a school",
            description =
                    "Give a family to everybody with a batch on it for `everybody`: whoever holds"
                            + " it already is left as they are.")
    @APIResponse(responseCode = "200", description = "One page, by family")
    public Page<FamilyCoverage> families(
            @QueryParam("school") @Nullable Uai school,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var rows = advice.families(demand(school), today(), Cursor.decode(cursor), size + 1);
        return Page.of(rows, size, FamilyCoverage::family);
    }

    @GET
    @Path("/classes")
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(summary = "How many pupils of each class hold what the school bought")
    @APIResponse(responseCode = "200", description = "One page, by resource and class")
    public Page<ClassCoverage> classes(
            @QueryParam("school") @Nullable Uai school,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var rows = advice.classes(demand(school), today(), pair(cursor), size + 1);
        return Page.of(rows, size, row -> row.resource() + SEPARATOR + row.division());
    }

    @GET
    @Path("/alerts")
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "What is amiss at a school",
            description =
                    "Seats nobody has, exhausted, expiring or expired ones, no assignment officer,"
                            + " families missing, works held twice.")
    @APIResponse(responseCode = "200", description = "One page, by kind and resource")
    public Page<Alert> alerts(
            @QueryParam("school") @Nullable Uai school,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var rows = advice.alerts(demand(school), today(), pair(cursor), size + 1);
        return Page.of(rows, size, row -> row.kind() + SEPARATOR + row.resource());
    }

    private Uai demand(@Nullable Uai school) {
        if (school == null) {
            throw Problem.badRequest("school-missing", "Name the `school` by its UAI.");
        }
        caller.demand(school, ASSIGNMENT_OFFICER, HEAD);
        return school;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static UUID person(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        try {
            return key.isEmpty() ? new UUID(0, 0) : UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest("unknown-cursor", "Start again without a cursor.");
        }
    }

    private static List<String> pair(@Nullable String cursor) {
        var parts = Cursor.decode(cursor).split(SEPARATOR, 2);
        return parts.length == 2 ? List.of(parts[0], parts[1]) : List.of("", "");
    }
}
