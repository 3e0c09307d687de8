package fr.rentree.licence.mediacentre;

import fr.rentree.licence.catalogue.ResourceId;
import fr.rentree.licence.catalogue.ResourceRepository;
import fr.rentree.licence.mediacentre.MediacentreItem.State;
import fr.rentree.licence.mediacentre.MediacentreRepository.Reader;
import fr.rentree.licence.roster.RosterRepository;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/gar/ressources")
@Tag(name = "GAR", description = "What ENT portals know from the GAR, in its own shape")
@RunOnVirtualThread
class GarEndpoint {

    /// What stands in a path: whose list is asked for.
    private record Asked(String idEnt, String uai, String subject) {

        Response refused(int status, String code, String message) {
            String path = "ressources/" + idEnt + "/" + uai + "/" + subject;
            var refusal = new GarWriter.Refusal(new GarWriter.Erreur(code, message, path));
            return Response.status(status).entity(refusal).build();
        }
    }

    private final MediacentreRepository shelves;
    private final ResourceRepository catalogue;
    private final RosterRepository roster;
    private final Caller caller;
    private final Clock clock;

    GarEndpoint(
            MediacentreRepository shelves,
            ResourceRepository catalogue,
            RosterRepository roster,
            Caller caller,
            Clock clock) {
        this.shelves = shelves;
        this.catalogue = catalogue;
        this.roster = roster;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{idEnt}/{uai}/{person: .+}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ENT_PORTAL)
    @Operation(
            summary = "listeRessources",
            description =
                    "What one person may open today at one school, as the GAR answers it; compressed"
                            + " whenever the client takes gzip. A portal asks for its own ENT only.")
    @APIResponse(responseCode = "200", description = "The list; an empty array for nothing")
    @APIResponse(responseCode = "400", description = "Erreur: unknown school or person")
    public Response list(
            @PathParam("idEnt") String idEnt,
            @PathParam("uai") String uai,
            @PathParam("person") String subject) {
        var asked = new Asked(idEnt, uai, subject);
        if (!idEnt.equals(caller.claims().get("id_ent"))) {
            return asked.refused(403, "Forbidden", "ENT non autorisé");
        }
        var school =
                Uai.tryParse(uai)
                        .flatMap(roster::find)
                        .filter(found -> Objects.equals(found.idEnt(), idEnt));
        if (school.isEmpty()) {
            return asked.refused(400, "Bad Request", "Établissement non trouvé");
        }
        var here = new Uai(school.get().uai());
        return shelves.reader(here, school.get().accessPoint(), subject)
                .map(reader -> open(reader, here, new GarAccess(idEnt, here.value())))
                .orElseGet(() -> asked.refused(400, "Bad Request", "Utilisateur non trouvé"));
    }

    private Response open(Reader reader, Uai school, GarAccess access) {
        var today = LocalDate.now(clock);
        var shelf =
                reader.active()
                        ? shelves.shelf(reader.person(), school, today, today)
                        : List.<MediacentreItem>of();
        var ids =
                shelf.stream()
                        .filter(item -> item.state() == State.OPEN)
                        .map(item -> new ResourceId(item.resource()))
                        .toList();
        var known = catalogue.find(ids);
        var resources = ids.stream().map(known::get).filter(Objects::nonNull).toList();
        return Response.ok(GarWriter.write(resources, access)).build();
    }
}
