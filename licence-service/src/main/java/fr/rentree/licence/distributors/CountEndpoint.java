package fr.rentree.licence.distributors;

import static fr.rentree.platform.caller.Roles.DISTRIBUTOR;
import static fr.rentree.platform.caller.Roles.OPERATOR;

import fr.rentree.licence.distributors.CountRepository.Count;
import fr.rentree.licence.documentforms.DocumentRefusal.BadQuestion;
import fr.rentree.licence.documentforms.DocumentRefusal.NothingThere;
import fr.rentree.licence.documentforms.RefusedDocumentException;
import fr.rentree.platform.caller.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/gar/decompteaffectations")
@Tag(name = "GAR", description = "What ENT portals and distributors know from the GAR")
@RunOnVirtualThread
class CountEndpoint {

    private static final String HEADER =
            "UAI;idAbonnement;codeProjetRessource;idRessource;cumulAffectationEleve;cumulAffectationEnseignant;cumulAffectationDocumentaliste;cumulAffectationAutrePersonnel\n";

    private final CountRepository counts;
    private final Caller caller;

    CountEndpoint(CountRepository counts, Caller caller) {
        this.counts = counts;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({DISTRIBUTOR, OPERATOR})
    @Operation(
            summary = "Count assignments (décompte)",
            description =
                    "Of one subscription (idAbonnement) or of a project (codeProjetRessource),"
                            + " exactly one of them: a line for each school, as it stands now.")
    @APIResponse(responseCode = "200", description = "CSV with semicolons; null for no project")
    @APIResponse(responseCode = "400", description = "Erreur: name exactly one")
    @APIResponse(responseCode = "404", description = "Erreur: none of yours")
    public Response count(
            @QueryParam("idAbonnement") @Nullable String id,
            @QueryParam("codeProjetRessource") @Nullable String project) {
        if ((id == null) == (project == null)) {
            throw new RefusedDocumentException(
                    new BadQuestion("Envoyez soit idAbonnement, soit codeProjetRessource."));
        }
        var found = counts.counts(account(), id, project);
        if (found.isEmpty()) {
            throw new RefusedDocumentException(
                    new NothingThere("Aucun abonnement à votre nom ne correspond : vérifiez-le."));
        }
        String lines = found.stream().map(CountEndpoint::line).collect(Collectors.joining());
        return Response.ok(HEADER + lines, "text/csv;charset=UTF-8").build();
    }

    private static String line(Count count) {
        return "%s;%s;%s;%s;%d;%d;%d;%d\n"
                .formatted(
                        count.school(),
                        cell(count.id()),
                        count.project() == null ? "null" : cell(count.project()),
                        cell(count.resource()),
                        count.pupils(),
                        count.teachers(),
                        count.documentalists(),
                        count.others());
    }

    private static String cell(String value) {
        return value.contains(";") || value.contains("\"")
                ? "\"" + value.replace("\"", "\"\"") + "\""
                : value;
    }

    private @Nullable String account() {
        return caller.distributor().orElse(null);
    }
}
