package fr.rentree.sync.erasure;

import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Erasure of everything a person wrote (RGPD, article 17).
@Path("/api/v1/sync/erasures")
@RunOnVirtualThread
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Erasures", description = "Everything of a person goes, after a plan says how much.")
class ErasureEndpoint {

    private static final String EXAMPLE = "0199a1b2-0000-7000-8000-00000000e001";

    record Request(
            @NotNull @Schema(examples = "0199a1b2-0000-7000-8000-000000000001") UUID person,
            @Nullable
                    @Schema(
                            examples = "9e107d9d372bb6826bd81d3542a419d6",
                            description = "Of the plan that was read; without it nothing goes")
                    String planHash) {}

    private final ErasureDesk desk;

    ErasureEndpoint(ErasureDesk desk) {
        this.desk = desk;
    }

    @POST
    @Operation(
            summary = "Plan the erasure of a person, then approve it",
            description =
                    "Without `planHash`: answers what would go, table by table, and touches nothing."
                            + " With the hash of that plan: it goes, for good; 409 with the new plan"
                            + " when a notebook or another kind of thing has come meanwhile (a note"
                            + " more makes no other plan). Every table that has an owner is"
                            + " emptied of the person: notes, versions, the bin, devices, results,"
                            + " answers kept for repeated requests. The roster's row (no name) and"
                            + " the reading rights are copies: they stay until identity-service"
                            + " removes the person and licence-service the seats. From the"
                            + " approval on, nothing is written for the person: each of their devices"
                            + " is told to delete its copy (410 `person-erased`). Sent again, it is"
                            + " harmless.")
    @APIResponse(
            responseCode = "200",
            description = "The plan",
            content = @Content(schema = @Schema(implementation = ErasurePlan.class)))
    @APIResponse(
            responseCode = "202",
            description = "Approved: read its progress at `Location`",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    @APIResponse(responseCode = "409", description = "stale-plan: the new plan is in the answer")
    public Response erase(@Valid @NotNull Request request) {
        if (request.planHash() == null) {
            return Response.ok(desk.plan(request.person())).build();
        }
        return switch (desk.approve(request.person(), request.planHash())) {
            case ErasureDesk.Outcome.Begun(var erasure) ->
                    Response.accepted(erasure)
                            .location(URI.create("/api/v1/sync/erasures/" + erasure.erasure()))
                            .build();
            case ErasureDesk.Outcome.OtherPlan(var plan) ->
                    throw Problem.of(
                            409,
                            "stale-plan",
                            "The plan is another now: read it and send its hash.",
                            Map.of("plan", plan));
        };
    }

    @GET
    @Path("{erasure}")
    @Operation(
            summary = "How far an erasure is",
            description = "Rows taken away so far, table by table.")
    @APIResponse(responseCode = "200", description = "The erasure")
    @APIResponse(responseCode = "404", description = "No erasure has this id")
    public Erasure one(@PathParam("erasure") @Parameter(example = EXAMPLE) UUID erasure) {
        return desk.find(erasure)
                .orElseThrow(() -> Problem.notFound("unknown-erasure", "No erasure has this id."));
    }

    @POST
    @Path("{erasure}/lifting")
    @Operation(
            summary = "Let an erased person begin anew",
            description =
                    "Nothing comes back. Do it once every device of the person has been told or wiped:"
                            + " one that was not sends first what waits on it, and is told at its"
                            + " next pull.")
    @APIResponse(responseCode = "204", description = "The person may write again")
    @APIResponse(
            responseCode = "409",
            description = "No such erasure is done and standing: read its state")
    public Response lift(@PathParam("erasure") @Parameter(example = EXAMPLE) UUID erasure) {
        if (!desk.lift(erasure)) {
            throw Problem.conflict(
                    "erasure-not-standing",
                    "Only an erasure that is done and not lifted can be lifted: read its state.");
        }
        return Response.noContent().build();
    }
}
