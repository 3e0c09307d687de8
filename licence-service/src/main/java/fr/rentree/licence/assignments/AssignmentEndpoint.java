package fr.rentree.licence.assignments;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;

import fr.rentree.licence.assignments.AssignmentRepository.Filter;
import fr.rentree.licence.assignments.AssignmentRepository.HeldSeat;
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

    private final AssignmentRepository assignments;
    private final Caller caller;

    AssignmentEndpoint(AssignmentRepository assignments, Caller caller) {
        this.assignments = assignments;
        this.caller = caller;
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

    private Uai school(@Nullable Uai school) {
        if (school == null) {
            throw Problem.badRequest("school-missing", "Name the `school` by its UAI.");
        }
        caller.demand(school, ASSIGNMENT_OFFICER, HEAD);
        return school;
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
