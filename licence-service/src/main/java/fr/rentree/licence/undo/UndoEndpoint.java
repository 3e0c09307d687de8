package fr.rentree.licence.undo;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;

import fr.rentree.licence.acts.RequestReader;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/assignments/undo")
@Tag(name = "Assignments", description = "Seats given to people and taken back")
@RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
@RunOnVirtualThread
class UndoEndpoint {

    /// Which act is to be undone: named, so that asking twice never undoes two.
    @Schema(
            examples =
                    """
                    {"school":"0000001B","act":"01990000-0000-7000-8000-00000000ff01"}
                    """)
    record Request(@Nullable Uai school, @Nullable UUID act) {}

    private final UndoDesk desk;
    private final RequestReader requests;
    private final Caller caller;

    UndoEndpoint(UndoDesk desk, RequestReader requests, Caller caller) {
        this.desk = desk;
        this.requests = requests;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Show what undoing your last act would do",
            description = "At one school; `obstacles` say in words why it cannot be undone.")
    @APIResponse(responseCode = "200", description = "The act, its seats, and what is in the way")
    @APIResponse(responseCode = "404", description = "You have nothing to undo there")
    public Undo foresee(@QueryParam("school") @Nullable Uai school) {
        return desk.foresee(requests.school(school), caller.name())
                .orElseThrow(() ->
                        Problem.notFound("nothing-to-undo", "You changed no seat of this school."));
    }

    @POST
    @Idempotent
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Undo your last act",
            description =
                    "Seats it gave are taken back; seats it took back are restored, notes included."
                            + " All of them or none.")
    @APIResponse(responseCode = "200", description = "What was undone")
    @APIResponse(responseCode = "409", description = "cannot-undo, or not your last act")
    public Response undo(@Nullable Request request) {
        var school = requests.school(request == null ? null : request.school());
        if (request == null || request.act() == null) {
            throw Problem.badRequest("act-missing", "Name the `act`: GET shows your last one.");
        }
        var undo =
                desk.undo(school, request.act(), UUID.randomUUID(), caller.name())
                        .orElseThrow(() ->
                                Problem.conflict(
                                        "not-your-last-act",
                                        "Only your last act at this school can be undone, once."));
        if (!undo.isPossible()) {
            throw Problem.of(
                    409,
                    "cannot-undo",
                    String.join(" ", undo.obstacles()),
                    Map.of("obstacles", undo.obstacles()));
        }
        return Response.ok(undo).build();
    }
}
