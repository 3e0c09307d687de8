package fr.rentree.sync.devices;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
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

/// A person's devices.
@Path("/api/v1/devices")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Devices", description = "The devices that a person writes and reads on.")
class DeviceEndpoint {

    /// What a device says of itself.
    record Description(
            @NotNull @Size(min = 1, max = 100) @Schema(examples = "Tablette de cours") String name,
            @NotNull @Size(min = 1, max = 100) @Schema(examples = "android-14") String platform) {}

    private final DeviceDesk desk;
    private final Caller caller;

    DeviceEndpoint(DeviceDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @PUT
    @Path("{device}")
    @Operation(
            summary = "Register or rename a device",
            description =
                    "The id is made by the device, once, and is part of every clock it sends.")
    @APIResponse(responseCode = "201", description = "The device is new")
    @APIResponse(responseCode = "204", description = "The device was known and is renamed")
    public Response register(
            @PathParam("device") @Parameter(example = "0199a1b2-0000-7000-8000-00000000d001")
                    UUID device,
            @Valid @NotNull Description description) {
        boolean added = desk.register(caller.demandPerson(), device, description);
        return added
                ? Response.created(URI.create("/api/v1/devices/" + device)).build()
                : Response.noContent().build();
    }

    @GET
    @Operation(
            summary = "The caller's devices and when each last synchronised",
            description = "Nobody sees another person's devices.")
    public Page<Device> list() {
        return new Page<>(desk.of(caller.demandPerson()), null);
    }
}
