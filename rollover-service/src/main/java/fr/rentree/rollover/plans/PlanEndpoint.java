package fr.rentree.rollover.plans;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.campaigns.CampaignProblems;
import fr.rentree.rollover.campaigns.CampaignRefusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/campaigns/{id}")
@Tag(name = "Campaigns")
@RunOnVirtualThread
class PlanEndpoint {

    private final PlanDesk desk;
    private final Caller caller;

    PlanEndpoint(PlanDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @Schema(
            examples =
                    """
                    {"planHash":"6d1c2f0e…","heldSchools":["0000001B"]}\
                    """)
    record NewApproval(
            @Schema(description = "The planHash of the campaign whose plan you read")
                    @Nullable String planHash,
            @Schema(
                            description =
                                    "Schools held above the threshold that you mean as well, named one by one")
                    @Nullable Set<Uai> heldSchools) {}

    @POST
    @Path("plan")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            summary = "Ask what would go at every school of the territory",
            description =
                    """
                    Nothing is changed. Poll the campaign until it is PLANNED; services that are down answer \
                    when they are back. Asked again, it plans anew what is stale, failed, held or not \
                    yet approved, and schools that came meanwhile.\
                    """)
    @APIResponse(responseCode = "202", description = "Asked")
    @APIResponse(responseCode = "409", description = "campaign-finished or no-school")
    public Response ask(@PathParam("id") UUID id) {
        return accepted(CampaignProblems.accepted(desk.ask(id)));
    }

    @GET
    @Path("plan")
    @RolesAllowed({Roles.OPERATOR, Roles.HEAD})
    @Operation(
            summary = "What would go, by school and phase",
            description =
                    "A head of school sees the lines of their own school. Examples are ids, never names.")
    @APIResponse(responseCode = "200", description = "Lines in the order of UAI and phase")
    public Page<PlanLine> lines(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int rows = PageLimit.of(limit);
        var lines =
                desk.lines(id, PlanPlace.parse(Cursor.decode(cursor)), rows + 1)
                        .orElseThrow(() -> CampaignProblems.of(new CampaignRefusal.Unknown()));
        return Page.of(
                lines, rows, line -> new PlanPlace(line.uai().value(), line.position()).written());
    }

    @POST
    @Path("approval")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            summary = "Let the plan be applied, exactly as it was shown",
            description =
                    """
                    Bound to `planHash`. Schools above the threshold stay held unless named in \
                    `heldSchools`. A school that changed since is not touched: its tasks ask for a new plan.\
                    """)
    @APIResponse(responseCode = "202", description = "Approved; applied in the background")
    @APIResponse(
            responseCode = "409",
            description =
                    "not-planned, another-plan (`planHash` is the one that stands), campaign-finished")
    public Response approve(@PathParam("id") UUID id, @Nullable NewApproval wish) {
        var asked = CampaignProblems.demand(wish, "a body");
        var held = asked.heldSchools();
        var approval =
                new Approval(
                        CampaignProblems.demand(asked.planHash(), "planHash"),
                        held == null ? Set.of() : held,
                        caller.name());
        return accepted(CampaignProblems.accepted(desk.approve(id, approval)));
    }

    private static Response accepted(UUID campaign) {
        return Response.accepted(Map.of("campaign", campaign))
                .location(URI.create("/api/v1/campaigns/" + campaign))
                .build();
    }
}
