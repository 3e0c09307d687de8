package fr.rentree.distribution.handovers;

import fr.rentree.distribution.roster.Schools;
import fr.rentree.distribution.tablets.Scan;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Tablets into hands.
@Path("/api/v1/handovers")
@RunOnVirtualThread
@Tag(name = "Handovers")
class HandoverEndpoint {

    private final HandoverDesk desk;
    private final Caller caller;

    HandoverEndpoint(HandoverDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.OPERATOR})
    @Operation(
            summary = "Hand a tablet over",
            description =
                    "By its serial number, as the reader typed it: a reader set to the US keyboard is"
                            + " understood. The charter must be signed before. Send an"
                            + " Idempotency-Key with each scan, and the same one when sending it again.")
    @APIResponse(
            responseCode = "201",
            description = "The tablet is theirs",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HandoverView.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-serial-number, person-not-in-school, unknown-school")
    @APIResponse(
            responseCode = "409",
            description =
                    "charter-missing, charter-incomplete, tablet-not-in-stock (already handed over:"
                            + " where and when; lent; lost), tablet-not-received,"
                            + " tablet-of-another-school, person-already-holds-a-tablet, person-left,"
                            + " not-eligible, ambiguous-scan")
    @APIResponse(responseCode = "422", description = "device-clock-wrong, idempotency-key-reused")
    public Response handOver(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "One scan",
                                                            value = EXAMPLE)))
                    HandoverRequest request) {
        var school = Schools.demandDesk(caller, request.school());
        request.demandKnownKind();
        var handover =
                desk.handOver(
                        school,
                        request.demandPerson(),
                        Scan.of(request.demandSerialNumber()),
                        request.act(desk.now(), caller.name()));
        return Response.created(URI.create("/api/v1/handovers/" + handover.id()))
                .entity(handover)
                .build();
    }

    @GET
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(summary = "Handovers of a school, the newest first")
    public Page<HandoverView> list(
            @QueryParam("school") @Parameter(example = "0000001B") @Nullable String school,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var here = Schools.demandStaff(caller, school);
        int size = PageLimit.of(limit);
        var after =
                Optional.of(Cursor.decode(cursor))
                        .filter(key -> !key.isEmpty())
                        .map(key -> Schools.id(key, "unknown-cursor"));
        return Page.of(desk.page(here, after, size), size, view -> view.id().toString());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(summary = "One handover, with the certified list it is in")
    public HandoverView get(@PathParam("id") String id) {
        var handover =
                desk.find(Schools.id(id, "unknown-handover"))
                        .orElseThrow(() -> HandoverProblems.unknown(id));
        Schools.demandStaff(caller, handover.school());
        return handover;
    }

    private static final String EXAMPLE =
            """
            {"school":"0000001B","person":"0199a1b2-0000-7000-8000-000000000011","serialNumber":"HA112Q4071",
             "kind":"CESSION","accessories":["MICROSD","CASE","CHARGER"],"at":"2026-09-07T08:31:12Z"}
            """;
}
