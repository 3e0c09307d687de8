package fr.rentree.licence.journal;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/assignments/journal")
@Tag(name = "Assignments", description = "Seats given to people and taken back")
@RunOnVirtualThread
class JournalEndpoint {

    private final JournalRepository journal;
    private final Caller caller;

    JournalEndpoint(JournalRepository journal, Caller caller) {
        this.journal = journal;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Read the journal of a school's seats",
            description = "Who changed which seat, when, why and from where. It is only added to.")
    @APIResponse(responseCode = "200", description = "One page, oldest first")
    @APIResponse(responseCode = "404", description = "No such school is known to you")
    public Page<JournalLine> list(
            @QueryParam("school") @Nullable Uai school,
            @QueryParam("person") @Nullable UUID person,
            @QueryParam("resource") @Nullable String resource,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        if (school == null) {
            throw Problem.badRequest("school-missing", "Name the `school` by its UAI.");
        }
        caller.demand(school, ASSIGNMENT_OFFICER, HEAD);
        int size = PageLimit.of(limit);
        var filter = new JournalRepository.Filter(school, person, resource);
        var rows = journal.list(filter, after(cursor), size + 1);
        return Page.of(rows, size, line -> Long.toString(line.number()));
    }

    @POST
    @Path("/checks")
    @RolesAllowed(OPERATOR)
    @Operation(
            summary = "Prove the counters",
            description =
                    "Compares each pool's counter with a fresh count of its seats and with its"
                            + " journal replayed, in one snapshot; of one school, or of all."
                            + " Changes nothing. The same is done every night and logged.")
    @APIResponse(responseCode = "200", description = "What was compared, and the differences")
    public JournalCheck check(@QueryParam("school") @Nullable Uai school) {
        return journal.check(school);
    }

    private static long after(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        try {
            return key.isEmpty() ? 0 : Long.parseLong(key);
        } catch (NumberFormatException _) {
            throw Problem.badRequest("unknown-cursor", "Start again without a cursor.");
        }
    }
}
