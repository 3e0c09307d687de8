package fr.rentree.identity.establishments;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Schools, by their code.
@Path("/api/v1/establishments")
@RunOnVirtualThread
@Tag(name = "establishments", description = "The schools that the ENTs deliver")
class EstablishmentEndpoint {

    private final EstablishmentRepository establishments;
    private final Caller caller;

    EstablishmentEndpoint(EstablishmentRepository establishments, Caller caller) {
        this.establishments = establishments;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.ENT_PORTAL, Roles.DISTRIBUTOR, Roles.PERSON})
    @Operation(
            summary = "Your schools",
            description =
                    "By UAI. A person sees their own schools, an ENT portal those of its ENT,"
                            + " operators and distributors all.")
    @APIResponse(responseCode = "200", description = "A page of schools")
    public Page<Establishment> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var found = establishments.list(ownEnt(), Cursor.decode(cursor), size + 1);
        return Page.of(found, size, establishment -> establishment.uai().value());
    }

    @GET
    @Path("/{uai}")
    @RolesAllowed({Roles.OPERATOR, Roles.ENT_PORTAL, Roles.DISTRIBUTOR, Roles.PERSON})
    @Operation(summary = "One school", description = "For example 0000001B.")
    @APIResponse(responseCode = "200", description = "The school")
    @APIResponse(responseCode = "404", description = "No school of yours has this code")
    public Establishment one(@PathParam("uai") String uai) {
        String ent = ownEnt();
        return establishments
                .find(uai)
                .filter(school -> ent == null || school.idEnt().equals(ent))
                .orElseThrow(() ->
                        Problem.notFound(
                                "unknown-school",
                                "No school with this code is known to you: check its" + " UAI."));
    }

    /// An ENT portal sees its own ENT; for everybody else row-level security decides.
    private @Nullable String ownEnt() {
        return caller.has(Roles.ENT_PORTAL) && !caller.isOperator()
                ? caller.claims().getOrDefault("id_ent", "")
                : null;
    }
}
