package fr.rentree.sync.removals;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.caller.Tenancy;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where an operator removes notebooks whose end was announced and has come: plan first.
@Path("/api/v1/sync/removals")
@RunOnVirtualThread
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Removals", description = "The announced end of notebooks; for operators.")
class RemovalEndpoint {

    private static final String PLAN =
            """
            {"plan": "0199a1b2-0000-7000-8000-00000000ce01", "dueOn": "2028-01-05",
             "hash": "9e107d9d372bb6826bd81d3542a419d6", "state": "PLANNED",
             "progress": {"notebooks": 4, "removed": 0, "kept": 0, "waiting": 4}, "notes": 118,
             "schoolsConcerned": 1,
             "schools": [{"school": "0000001B", "notebooks": 4, "notes": 118}],
             "reasons": {"LICENCE_NOT_RENEWED": 3, "OTHER_SCHOOL": 1},
             "examples": ["0199a1b2-0000-7000-8000-00000000ab01"]}
            """;

    /// Repeats what was read.
    record Approval(
            @NotNull @NotBlank @Schema(examples = "9e107d9d372bb6826bd81d3542a419d6")
                    String hash) {}

    private final PlanDesk desk;
    private final Caller caller;

    RemovalEndpoint(PlanDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Plan a removal; changes nothing",
            description =
                    "Names every notebook whose announced day has come and which no right opens, by"
                            + " counts per school and reason and by examples. Planned again while"
                            + " nothing changed, it is the same plan.")
    @APIResponse(
            responseCode = "201",
            description = "The plan",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RemovalPlan.class),
                            examples = @ExampleObject(name = "four notebooks", value = PLAN)))
    public Response plan() {
        var plan = Tenancy.platformWide(desk::make);
        return Response.created(URI.create("/api/v1/sync/removals/" + plan.plan()))
                .entity(plan)
                .build();
    }

    @GET
    @Path("{plan}")
    @Operation(
            summary = "A plan, and how far it is",
            description = "`kept` counts what was renewed or transferred in the meantime.")
    @APIResponse(
            responseCode = "200",
            description = "The plan",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RemovalPlan.class),
                            examples = @ExampleObject(name = "four notebooks", value = PLAN)))
    @APIResponse(responseCode = "404", description = "No such plan")
    public RemovalPlan find(
            @PathParam("plan") @Parameter(example = "0199a1b2-0000-7000-8000-00000000ce01")
                    UUID plan) {
        return Tenancy.platformWide(() -> desk.find(plan));
    }

    @POST
    @Path("{plan}/approval")
    @Operation(
            summary = "Approve a plan by its hash; it is carried out from now on",
            description =
                    "Only what the plan names goes, and of that only what is still due then."
                            + " Approved again, it changes nothing. Follow the plan to see it done.")
    @APIResponse(
            responseCode = "202",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = RemovalPlan.class)))
    @APIResponse(responseCode = "404", description = "No such plan")
    @APIResponse(responseCode = "409", description = "other-plan: the hash is another one's")
    public Response approve(
            @PathParam("plan") @Parameter(example = "0199a1b2-0000-7000-8000-00000000ce01")
                    UUID plan,
            @Valid @NotNull Approval approval) {
        var by = caller.name();
        var approved = Tenancy.platformWide(() -> desk.approve(plan, approval.hash(), by));
        return Response.accepted(approved).build();
    }
}
