package fr.rentree.rollover.campaigns;

import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.school.SchoolYear;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/campaigns")
@Tag(name = "Campaigns", description = "Closing a school year: plan, approve, apply")
@RunOnVirtualThread
class CampaignEndpoint {

    private final CampaignDesk desk;

    CampaignEndpoint(CampaignDesk desk) {
        this.desk = desk;
    }

    @Schema(examples = "{\"territory\":\"REGION-FICTIVE\",\"schoolYear\":\"2026-2027\"}")
    record NewCampaign(
            @Schema(description = "A territory that has a calendar for this year")
                    @Nullable String territory,
            @Schema(description = "The school year that closes") @Nullable SchoolYear schoolYear) {}

    @Schema(
            examples =
                    """
                    {"id":"0199a1b2-0000-7000-8000-0000000000c1","territory":"REGION-FICTIVE",
                    "schoolYear":"2026-2027","nextSchoolYear":"2027-2028","definitionVersion":1,
                    "state":"RUNNING","paused":false,"planHash":"6d1c2f0e","approvedHash":"6d1c2f0e",
                    "phases":[{"phase":"RENEW_LICENCES","label":"Renouveler les licences pour l'année suivante",
                    "destructive":false,"waiting":0,"planned":0,"held":0,"running":1,"done":2,"failed":0,
                    "counters":{"subscriptions":9,"assignments":2310,"endedAssignments":41}}],"advice":[]}
                    """)
    record CampaignView(
            UUID id,
            String territory,
            SchoolYear schoolYear,
            SchoolYear nextSchoolYear,
            int definitionVersion,
            CampaignState state,
            boolean paused,
            @Nullable String planHash,
            @Nullable String approvedHash,
            List<PhaseProgress> phases,
            @Schema(description = "What to do next, in words; empty while all goes by itself")
                    List<String> advice) {

        static CampaignView of(CampaignDesk.Overview overview) {
            var campaign = overview.campaign();
            return new CampaignView(
                    campaign.id(),
                    campaign.territory(),
                    campaign.schoolYear(),
                    campaign.nextSchoolYear(),
                    campaign.definitionVersion(),
                    campaign.state(),
                    campaign.paused(),
                    campaign.planHash(),
                    campaign.approvedHash(),
                    overview.phases(),
                    Advice.of(campaign, overview.phases()));
        }
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            summary = "Begin a campaign",
            description = "Nothing happens at any school yet: ask for its plan next.")
    @APIResponse(
            responseCode = "201",
            description = "Begun, as DRAFT",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "no-calendar, or campaign-unfinished: `campaign` is the one to finish or stop first")
    public Response begin(@Nullable NewCampaign wish) {
        var asked = CampaignProblems.demand(wish, "a body");
        var id =
                CampaignProblems.accepted(
                        desk.begin(
                                CampaignProblems.demand(asked.territory(), "territory"),
                                CampaignProblems.demand(asked.schoolYear(), "schoolYear")));
        return Response.created(URI.create("/api/v1/campaigns/" + id)).entity(view(id)).build();
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Campaigns, newest first")
    @APIResponse(responseCode = "200", description = "A page of campaigns without their phases")
    public Page<Campaign> list(
            @Parameter(example = "REGION-FICTIVE") @QueryParam("territory")
                    @Nullable String territory,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int rows = PageLimit.of(limit);
        String before = Cursor.decodeId(cursor);
        var items = desk.list(territory == null ? "" : territory, before, rows + 1);
        return Page.of(items, rows, campaign -> campaign.id().toString());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.HEAD})
    @Operation(
            summary = "A campaign and how far its phases are",
            description =
                    """
                    Counts are schools; `counters` are what the owners counted there. A head of school \
                    sees the counts of their own school only.\
                    """)
    @APIResponse(responseCode = "200", description = "State, plan hash, phases and advice")
    @APIResponse(responseCode = "404", description = "unknown-campaign")
    public CampaignView get(@PathParam("id") UUID id) {
        return view(id);
    }

    @POST
    @Path("{id}/pause")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(summary = "Send no more commands until resumed")
    @APIResponse(
            responseCode = "200",
            description = "Paused; what was commanded is still answered",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "409", description = "campaign-finished")
    public Response pause(@PathParam("id") UUID id) {
        return Response.ok(view(CampaignProblems.accepted(desk.pause(id, true)))).build();
    }

    @POST
    @Path("{id}/resume")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(summary = "Go on where the campaign was paused")
    @APIResponse(
            responseCode = "200",
            description = "Resumed",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "409", description = "campaign-finished")
    public Response resume(@PathParam("id") UUID id) {
        return Response.ok(view(CampaignProblems.accepted(desk.pause(id, false)))).build();
    }

    @POST
    @Path("{id}/stop")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            summary = "Stop for good",
            description = "What was applied stays; begin another campaign to go on.")
    @APIResponse(
            responseCode = "200",
            description = "Stopped",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "409", description = "campaign-finished")
    public Response stop(@PathParam("id") UUID id) {
        return Response.ok(view(CampaignProblems.accepted(desk.stop(id)))).build();
    }

    private CampaignView view(UUID id) {
        return desk.find(id)
                .map(CampaignView::of)
                .orElseThrow(() -> CampaignProblems.of(new CampaignRefusal.Unknown()));
    }
}
