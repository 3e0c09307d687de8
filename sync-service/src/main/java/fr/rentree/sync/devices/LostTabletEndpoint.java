package fr.rentree.sync.devices;

import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Tablets that a school declares lost or stolen.
@Path("/api/v1/sync/lost-tablets")
@RunOnVirtualThread
@RolesAllowed({Roles.HEAD, Roles.HANDOUT_CLERK, Roles.OPERATOR})
@Tag(name = "Devices")
class LostTabletEndpoint {

    private static final Pattern SERIAL_NUMBER = Pattern.compile("[A-Z0-9][A-Z0-9-]{3,39}");

    /// A tablet that is lost, and how many devices are cut off for it.
    record LostTablet(
            @Schema(examples = "HA112Q4071") String serialNumber,
            Instant declaredAt,
            @Schema(
                            examples = "1",
                            description =
                                    "Devices that said they are this tablet; 0 when none did yet, and"
                                            + " one that does so later is cut off at once")
                    int devices) {}

    /// How many devices a declaration cut off.
    record Cut(@Schema(examples = "1") int devices) {}

    private final LostTabletDesk desk;

    LostTabletEndpoint(LostTabletDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(
            summary = "Tablets that a school declared lost",
            description = "The last 500, newest first; never whose they are.")
    @APIResponse(responseCode = "200", description = "The tablets")
    @APIResponse(responseCode = "404", description = "No such school of yours")
    public Page<LostTablet> list(
            @QueryParam("uai") @Parameter(example = "0000001B") @Nullable String uai) {
        return new Page<>(desk.of(school(uai)), null);
    }

    @PUT
    @Path("{serialNumber}")
    @Operation(
            summary = "Declare a tablet lost",
            description =
                    "Every device that somebody of the school registered under this serial number is"
                            + " cut off from synchronisation, and so is one that names it later. All"
                            + " sessions of whoever registered it end here too (401"
                            + " `sign-in-again`): their other devices go on once they have signed in"
                            + " again. Saying it twice changes nothing.")
    @APIResponse(responseCode = "200", description = "How many devices are cut off")
    @APIResponse(responseCode = "404", description = "No such school of yours")
    public Cut declare(
            @PathParam("serialNumber") @Parameter(example = "HA112Q4071") String serialNumber,
            @QueryParam("uai") @Parameter(example = "0000001B") @Nullable String uai) {
        return new Cut(desk.declare(school(uai), number(serialNumber)));
    }

    @DELETE
    @Path("{serialNumber}")
    @Operation(
            summary = "Say that a tablet is found",
            description =
                    "Its devices read and write again, once their owners have signed in anew on it.")
    @APIResponse(responseCode = "204", description = "No longer lost")
    @APIResponse(responseCode = "404", description = "This school has not declared it lost")
    public Response takeBack(
            @PathParam("serialNumber") @Parameter(example = "HA112Q4071") String serialNumber,
            @QueryParam("uai") @Parameter(example = "0000001B") @Nullable String uai) {
        if (!desk.takeBack(school(uai), number(serialNumber))) {
            throw DeviceProblems.notLost(serialNumber);
        }
        return Response.noContent().build();
    }

    private static String number(String text) {
        if (!SERIAL_NUMBER.matcher(text).matches()) {
            throw Problem.badRequest(
                    "serial-number-malformed",
                    "A serial number has 4 to 40 capitals, digits and hyphens.");
        }
        return text;
    }

    private static Uai school(@Nullable String text) {
        try {
            return new Uai(String.valueOf(text));
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest(
                    "uai-malformed", "Name the school: `uai`, seven digits and a letter.");
        }
    }
}
