package fr.rentree.sync.purge;

import fr.rentree.platform.caller.Caller;
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
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What is too old to be kept.
@Path("/api/v1/sync/purges")
@RunOnVirtualThread
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Purges", description = "What is kept for a time only, and goes every night.")
class PurgeEndpoint {

    /// Repeats what was read.
    record Approval(
            @NotNull @Schema(examples = "2026-11-02T08:00:00Z", description = "Of the plan")
                    Instant plannedAt,
            @NotNull
                    @Schema(
                            examples = "9e107d9d372bb6826bd81d3542a419d6",
                            description = "Of the plan")
                    String planHash) {}

    private final PurgeDesk desk;
    private final Caller caller;

    PurgeEndpoint(PurgeDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "What would go now",
            description =
                    "Results of operations, texts that lost, the bin and the journal of support: how"
                            + " many rows are too old, and the oldest. Touches nothing. Notes and the"
                            + " marks of deleted ones are not among them: those stay.")
    @APIResponse(responseCode = "200", description = "The plan, and the purge that runs")
    public PurgePlan plan() {
        return desk.plan();
    }

    @POST
    @Operation(
            summary = "Purge what a plan shows",
            description =
                    "What that plan shows goes and nothing younger, in small transactions; every night"
                            + " the same happens by the clock. While one runs, that one is answered,"
                            + " which goes by its own plan.")
    @APIResponse(
            responseCode = "202",
            description = "It runs: read its progress at `Location`",
            content = @Content(schema = @Schema(implementation = PurgeRun.class)))
    @APIResponse(responseCode = "409", description = "stale-plan: the new plan is in the answer")
    public Response begin(@Valid @NotNull Approval approval) {
        return switch (desk.approve(caller.name(), approval.plannedAt(), approval.planHash())) {
            case PurgeDesk.Outcome.Begun(var run) ->
                    Response.accepted(run)
                            .location(URI.create("/api/v1/sync/purges/" + run.purge()))
                            .build();
            case PurgeDesk.Outcome.OtherPlan(var plan) ->
                    throw Problem.of(
                            409,
                            "stale-plan",
                            "The plan is another now: read it and send its `plannedAt` and hash.",
                            Map.of("plan", plan));
        };
    }

    @GET
    @Path("{purge}")
    @Operation(
            summary = "How far a purge is",
            description =
                    "What it foresaw when it began, and rows taken away so far, kind by kind.")
    @APIResponse(responseCode = "200", description = "The purge")
    @APIResponse(responseCode = "404", description = "No purge has this id")
    public PurgeRun one(
            @PathParam("purge") @Parameter(example = "0199a1b2-0000-7000-8000-00000000f001")
                    UUID purge) {
        return desk.find(purge)
                .orElseThrow(() -> Problem.notFound("unknown-purge", "No purge has this id."));
    }
}
