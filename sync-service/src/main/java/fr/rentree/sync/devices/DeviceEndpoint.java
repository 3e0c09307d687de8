package fr.rentree.sync.devices;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// A person's devices.
@Path("/api/v1/devices")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Devices", description = "The devices that a person writes and reads on.")
class DeviceEndpoint {

    private static final String PRINTABLE = "\\P{Cntrl}*";
    private static final String EXAMPLE = "0199a1b2-0000-7000-8000-00000000d001";

    /// What a device says of itself.
    record Description(
            @NotNull
                    @Size(min = 1, max = 100)
                    @Pattern(regexp = PRINTABLE)
                    @Schema(examples = "Tablette de cours")
                    String name,
            @NotNull
                    @Size(min = 1, max = 100)
                    @Pattern(regexp = PRINTABLE)
                    @Schema(examples = "android-14")
                    String platform,
            @Nullable
                    @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{3,39}")
                    @Schema(
                            examples = "HA112Q4071",
                            description =
                                    "Of a tablet that was handed over, so that the school can have"
                                            + " it cut off when it is lost. Once said it stays.")
                    String serialNumber) {}

    private final DeviceDesk desk;
    private final Caller caller;
    private final DeviceConfig limits;

    DeviceEndpoint(DeviceDesk desk, Caller caller, DeviceConfig limits) {
        this.desk = desk;
        this.caller = caller;
        this.limits = limits;
    }

    @PUT
    @Path("{device}")
    @Operation(
            summary = "Register or rename a device",
            description =
                    "The id is made by the device, once, and is part of every clock it sends. When"
                            + " there are too many, the one that was unused longest is forgotten for"
                            + " it, if that was for a month at least; never one that is lost or was"
                            + " asked to start over.")
    @APIResponse(responseCode = "201", description = "The device is new")
    @APIResponse(responseCode = "204", description = "The device was known and is renamed")
    @APIResponse(
            responseCode = "409",
            description = "too-many-devices: all were used lately; forget one first")
    public Response register(
            @PathParam("device") @Parameter(example = EXAMPLE) UUID device,
            @Valid @NotNull Description description) {
        return switch (desk.register(caller.demandPerson(), device, description)) {
            case ADDED -> Response.created(URI.create("/api/v1/devices/" + device)).build();
            case KNOWN -> Response.noContent().build();
            case TOO_MANY -> throw DeviceProblems.tooMany(limits.perPerson());
        };
    }

    @GET
    @Operation(
            summary = "The caller's devices, when each last synchronised and how far behind it is",
            description = "Nobody sees another person's devices.")
    public Page<Device> list() {
        return new Page<>(desk.of(caller.demandPerson()), null);
    }

    @GET
    @Path("{device}")
    @Operation(
            summary = "One device",
            description = "When it last synchronised, and how far behind it is.")
    @APIResponse(responseCode = "200", description = "The device")
    @APIResponse(responseCode = "404", description = "No device of yours has this id")
    public Device one(@PathParam("device") @Parameter(example = EXAMPLE) UUID device) {
        return desk.find(caller.demandPerson(), device).orElseThrow(DeviceProblems::unknown);
    }

    @DELETE
    @Path("{device}")
    @Operation(
            summary = "Forget a device",
            description =
                    "Its name, its dates and what it said of its storage go; what was written on it"
                            + " stays. It is known again as soon as it sends something.")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "404", description = "No device of yours has this id")
    @APIResponse(
            responseCode = "409",
            description = "device-lost: it must stay known to stay cut off")
    public Response forget(@PathParam("device") @Parameter(example = EXAMPLE) UUID device) {
        return switch (desk.forget(caller.demandPerson(), device)) {
            case FORGOTTEN -> Response.noContent().build();
            case UNKNOWN -> throw DeviceProblems.unknown();
            case LOST -> throw DeviceProblems.lost();
        };
    }

    @POST
    @Path("{device}/reset")
    @Operation(
            summary = "Have a device start over",
            description =
                    "Its pulls that name it and carry a cursor get 410 `device-reset` until it reads"
                            + " from the start. Nothing on the server is touched, and what waits on"
                            + " the device is still taken.")
    @APIResponse(responseCode = "202", description = "It is told at its next pull")
    @APIResponse(responseCode = "404", description = "No device of yours has this id")
    public Response reset(@PathParam("device") @Parameter(example = EXAMPLE) UUID device) {
        if (!desk.reset(caller.demandPerson(), device)) {
            throw DeviceProblems.unknown();
        }
        return Response.accepted().build();
    }

    @POST
    @Path("{device}/loss")
    @Operation(
            summary = "Declare a device lost",
            description =
                    "From now on every push and pull of the device is refused (403 `device-cut`)."
                            + " All your sessions end here too, as the one on the device cannot be"
                            + " told from the others: every request of a session that was opened"
                            + " before hears 401 `sign-in-again`, from any address of this service,"
                            + " under any device id, until you sign in again. Your other devices go"
                            + " on then, as long as they are known and name themselves (`device`)"
                            + " when they pull. It does not take back what is stored on the device.")
    @APIResponse(responseCode = "204", description = "Cut off")
    @APIResponse(responseCode = "404", description = "No device of yours has this id")
    public Response lose(@PathParam("device") @Parameter(example = EXAMPLE) UUID device) {
        return switch (desk.lose(caller.demandPerson(), device)) {
            case DECLARED, KNOWN -> Response.noContent().build();
            case UNKNOWN -> throw DeviceProblems.unknown();
        };
    }

    @DELETE
    @Path("{device}/loss")
    @Operation(
            summary = "Take a loss back",
            description =
                    "The device reads and writes again, once you have signed in on it anew, and"
                            + " what waited on it can be sent. Sessions that the loss ended stay"
                            + " ended, so whoever holds the device cannot take the loss back. What"
                            + " a school declared, the school takes back.")
    @APIResponse(responseCode = "204", description = "No longer cut off")
    @APIResponse(responseCode = "404", description = "No device of yours has this id")
    @APIResponse(responseCode = "409", description = "lost-by-school: ask the school")
    public Response findAgain(@PathParam("device") @Parameter(example = EXAMPLE) UUID device) {
        return switch (desk.findAgain(caller.demandPerson(), device)) {
            case REVOKED -> Response.noContent().build();
            case UNKNOWN -> throw DeviceProblems.unknown();
            case BY_SCHOOL -> throw DeviceProblems.lostBySchool();
        };
    }
}
