package fr.rentree.identity.accesspoints;

import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.problem.Problem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Portals, for those who run the platform.
@Path("/api/v1/access-points")
@RunOnVirtualThread
@Tag(name = "access points", description = "The portals that people sign in through")
class AccessPointEndpoint {

    private static final int LONGEST = 500;

    private final AccessPointDesk desk;
    private final AccessPointRepository accessPoints;

    AccessPointEndpoint(AccessPointDesk desk, AccessPointRepository accessPoints) {
        this.desk = desk;
        this.accessPoints = accessPoints;
    }

    /// What an access point is to become.
    record Wanted(
            @Schema(examples = "ENTFICTIF1") @Nullable String idEnt,
            @Schema(examples = "Atrium") @Nullable String name,
            @Schema(examples = "OIDC", description = "OIDC, SAML or LOCAL")
                    @Nullable String protocol,
            @Schema(examples = "REGION-FICTIVE") @Nullable String territory) {}

    @GET
    @Authenticated
    @Operation(summary = "All access points", description = "By alias; holds no secret.")
    @APIResponse(responseCode = "200", description = "The access points")
    public Page<AccessPoint> list() {
        return new Page<>(accessPoints.list(), null);
    }

    @PUT
    @Path("/{alias}")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            summary = "Open or change an access point",
            description =
                    "The alias is that of the identity provider in Keycloak, for example atrium.")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "201", description = "Opened")
    @APIResponse(responseCode = "409", description = "The ENT comes through another portal")
    public Response put(@PathParam("alias") String alias, @Nullable Wanted wanted) {
        if (!alias.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw Problem.badRequest(
                    "alias-malformed",
                    "An alias has lower-case letters, digits and hyphens, for example atrium.");
        }
        if (wanted == null) {
            throw Problem.badRequest("body-missing", "Send the access point as JSON.");
        }
        var accessPoint =
                new AccessPoint(
                        alias,
                        idEnt(wanted.idEnt()),
                        text("name", wanted.name()),
                        protocol(wanted.protocol()),
                        text("territory", wanted.territory()));
        boolean isNew = desk.put(accessPoint);
        var response =
                isNew ? Response.created(URI.create("/api/v1/access-points")) : Response.ok();
        return response.entity(accessPoint).build();
    }

    private static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw Problem.badRequest(
                    "field-missing", field + " must be given, with at most 500 characters.");
        }
        return value.trim();
    }

    /// As it stands in the names of the ENT's deliveries.
    private static String idEnt(@Nullable String value) {
        if (value == null || !value.matches("[A-Za-z0-9.=+-]{1,64}")) {
            throw Problem.badRequest(
                    "id-ent-malformed",
                    "idEnt must have 1 to 64 letters, digits, dots or hyphens, for example"
                            + " ENTFICTIF1.");
        }
        return value;
    }

    private static AccessPoint.Protocol protocol(@Nullable String value) {
        return Arrays.stream(AccessPoint.Protocol.values())
                .filter(known -> known.name().equals(value))
                .findFirst()
                .orElseThrow(() ->
                        Problem.badRequest(
                                "protocol-unknown", "protocol must be OIDC, SAML or LOCAL."));
    }
}
