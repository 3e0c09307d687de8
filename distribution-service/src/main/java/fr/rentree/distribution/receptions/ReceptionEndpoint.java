package fr.rentree.distribution.receptions;

import fr.rentree.distribution.roster.Schools;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Boxes opened at a school.
@Path("/api/v1/deliveries/{id}/receptions")
@RunOnVirtualThread
@Tag(name = "Deliveries")
class ReceptionEndpoint {

    private final ReceptionDesk receptions;
    private final ReceptionConfig config;
    private final Caller caller;

    ReceptionEndpoint(ReceptionDesk receptions, ReceptionConfig config, Caller caller) {
        this.receptions = receptions;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.OPERATOR})
    @Operation(
            summary = "Receive tablets by their serial numbers",
            description =
                    "Those announced to this school by this delivery go into its stock; again, as"
                            + " often as boxes are opened. Nothing else is created: anomalies name"
                            + " what is unknown, another school's, or still missing.")
    @APIResponse(
            responseCode = "200",
            description = "Expected, received so far, anomalies",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Reception.class)))
    @APIResponse(responseCode = "404", description = "unknown-delivery, unknown-school")
    public Response receive(
            @PathParam("id") String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "Two scans",
                                                            value = RECEPTION)))
                    ReceptionRequest request) {
        var school = Schools.demandDesk(caller, request.school());
        var delivery = Schools.id(id, "unknown-delivery");
        var scans = request.demandScans(config.maxSerialNumbers());
        return Response.ok(receptions.receive(school, delivery, scans, caller.name())).build();
    }

    private static final String RECEPTION =
            """
            {"school":"0000001B","serialNumbers":["HA112Q4071","HA112Q4072"]}
            """;
}
