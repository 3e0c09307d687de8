package fr.rentree.distribution.deliveries;

import fr.rentree.distribution.deliveries.DeliveryDesk.Announcement;
import fr.rentree.distribution.roster.Schools;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
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

/// Deliveries, as suppliers announce them.
@Path("/api/v1/deliveries")
@RunOnVirtualThread
@Tag(name = "Deliveries")
class DeliveryEndpoint {

    private final DeliveryDesk deliveries;
    private final Caller caller;

    DeliveryEndpoint(DeliveryDesk deliveries, Caller caller) {
        this.deliveries = deliveries;
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

    private static final String FILE =
            "serial;model;uai\nHA112Q4071;TAB-2026;0000001B\nHA112Q4072;TAB-2026;0000001B\n";
}
