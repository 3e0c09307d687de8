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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Schools, by their code.
@Path("/api/v1/establishments")
@RunOnVirtualThread
@Tag(name = "establishments", description = "The schools that the ENTs deliver")
class EstablishmentEndpoint {

    private static final int MOST_NATURES = 1_000;

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

    /// What kind of school each of some schools is.
    record Natures(@Nullable List<@Nullable Nature> natures) {}

    record Nature(
            @Schema(examples = "0000001B") @Nullable String uai,
            @Schema(examples = "302", description = "The Ministry's code, three digits")
                    @Nullable String nature) {}

    @PUT
    @Path("/natures")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Say what kinds of school these are",
            description =
                    "No delivery says it, and distributors may sell to all schools of a nature. Up"
                            + " to 1,000 schools at once, all of them or none; others stay as they"
                            + " are. An import does not change it.")
    @APIResponse(responseCode = "204", description = "Known now, and told to the other services")
    @APIResponse(responseCode = "400", description = "A code that is none, or a school twice")
    @APIResponse(responseCode = "404", description = "Some of the schools are not known")
    public void sayNatures(@Nullable Natures said) {
        var natures = read(said);
        var unknown = establishments.unknown(natures.keySet());
        if (!unknown.isEmpty()) {
            throw Problem.of(
                    404,
                    "unknown-school",
                    "Nothing was changed, for some schools are not known: see \"schools\".",
                    Map.of("schools", unknown));
        }
        establishments.sayNatures(natures);
    }

    private static Map<String, String> read(@Nullable Natures said) {
        var all = said == null || said.natures() == null ? List.<Nature>of() : said.natures();
        if (all.isEmpty() || all.size() > MOST_NATURES) {
            throw Problem.badRequest(
                    "natures-missing",
                    "Send from 1 to %d schools in \"natures\".".formatted(MOST_NATURES));
        }
        var natures = new LinkedHashMap<String, String>();
        for (int place = 0; place < all.size(); place++) {
            put(natures, all.get(place), "natures[%d]".formatted(place));
        }
        return natures;
    }

    private static void put(Map<String, String> natures, @Nullable Nature said, String place) {
        if (said == null
                || said.uai() == null
                || said.nature() == null
                || !said.nature().matches("[0-9]{3}")) {
            throw Problem.of(
                    400,
                    "nature-malformed",
                    place + " needs a \"uai\" and a \"nature\" of three digits, such as 302.",
                    Map.of("field", place));
        }
        if (natures.put(said.uai(), said.nature()) != null) {
            throw Problem.of(
                    400,
                    "school-twice",
                    place + ": " + said.uai() + " stands there twice; send each school once.",
                    Map.of("field", place));
        }
    }

    /// An ENT portal sees its own ENT; for everybody else row-level security decides.
    private @Nullable String ownEnt() {
        return caller.has(Roles.ENT_PORTAL) && !caller.isOperator()
                ? caller.claims().getOrDefault("id_ent", "")
                : null;
    }
}
