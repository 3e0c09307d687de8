package fr.rentree.distribution.deliveries;

import fr.rentree.distribution.deliveries.DeliveryDesk.Announcement;
import fr.rentree.distribution.roster.Schools;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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

/// Deliveries: announced by the supplier, received by the school.
@Path("/api/v1/deliveries")
@RunOnVirtualThread
@Tag(name = "Deliveries")
class DeliveryEndpoint {

    private final DeliveryDesk deliveries;
    private final ReceptionDesk receptions;
    private final DeliveryConfig config;
    private final Caller caller;

    DeliveryEndpoint(
            DeliveryDesk deliveries,
            ReceptionDesk receptions,
            DeliveryConfig config,
            Caller caller) {
        this.deliveries = deliveries;
        this.receptions = receptions;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed({Roles.SUPPLIER, Roles.OPERATOR})
    @Operation(
            summary = "Announce a delivery",
            description =
                    "A CSV file, UTF-8, values separated by semicolons, first line serial;model;uai."
                            + " The same file again changes nothing. A file with bad lines is refused"
                            + " whole, and every bad line is named.")
    @APIResponse(
            responseCode = "201",
            description = "Announced",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Delivery.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same lines were announced before",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Delivery.class)))
    @APIResponse(
            responseCode = "422",
            description = "delivery-file-refused: badLines has line, column, value and reason")
    public Response announce(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            examples =
                                                    @ExampleObject(
                                                            name = "Two tablets",
                                                            value = FILE)))
                    byte[] file) {
        Announcement answer = deliveries.announce(file, caller.name());
        var location = URI.create("/api/v1/deliveries/" + answer.delivery().delivery());
        var response = answer.isNew() ? Response.created(location) : Response.ok();
        return response.entity(answer.delivery()).location(location).build();
    }

    @GET
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(summary = "Deliveries announced to a school, the newest first")
    public Page<DeliveryItem> list(
            @QueryParam("school") @Parameter(example = "0000001B") @Nullable String school,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var here = Schools.demandStaff(caller, school);
        int size = PageLimit.of(limit);
        var after =
                Optional.of(Cursor.decode(cursor))
                        .filter(key -> !key.isEmpty())
                        .map(key -> Schools.id(key, "unknown-cursor"));
        return Page.of(
                deliveries.page(here, after, size), size, item -> item.delivery().toString());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Roles.SUPPLIER,
        Roles.HANDOUT_CLERK,
        Roles.HEAD,
        Roles.ADMINISTRATIVE,
        Roles.OPERATOR
    })
    @Operation(
            summary = "One delivery, school by school",
            description = "A person sees their schools, a supplier what it announced itself.")
    public Delivery get(@PathParam("id") String id) {
        var delivery = Schools.id(id, "unknown-delivery");
        boolean own = caller.has(Roles.SUPPLIER) && deliveries.wasSentBy(delivery, caller.name());
        return deliveries
                .find(delivery)
                .map(found -> found.of(uai -> own || Schools.isStaff(caller, uai)))
                .filter(found -> !found.schools().isEmpty())
                .orElseThrow(() -> DeliveryProblems.unknown(id));
    }

    @POST
    @Path("{id}/receptions")
    @Consumes(MediaType.APPLICATION_JSON)
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

    private static final String FILE =
            "serial;model;uai\nHA112Q4071;TAB-2026;0000001B\nHA112Q4072;TAB-2026;0000001B\n";

    private static final String RECEPTION =
            """
            {"school":"0000001B","serialNumbers":["HA112Q4071","HA112Q4072"]}
            """;
}
