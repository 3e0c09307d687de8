package fr.rentree.licence.portals;

import fr.rentree.licence.portals.PortalAnswer.Open;
import fr.rentree.licence.portals.PortalAnswer.UnknownPerson;
import fr.rentree.licence.portals.PortalAnswer.UnknownSchool;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/gar/ressources")
@Tag(name = "GAR", description = "What ENT portals know from the GAR, in its own shape")
@RunOnVirtualThread
class GarEndpoint {

    private static final String IN_XML =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <listeRessources>
              <ressource>
                <idRessource>ark:/99999/manuel-maths-2de</idRessource>
                <idType>ARK</idType>
                <nomRessource>Manuel d'exemple - Mathématiques 2de - Élève</nomRessource>
                <idEditeur>123456789_0000000000000000</idEditeur>
                <nomEditeur>EDITEUR-01</nomEditeur>
                <typePresentation><code>MAN</code><nom>manuels numériques</nom></typePresentation>
                <niveauEducatif>
                  <uri>http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-022-num-095</uri>
                  <nom>2de générale</nom>
                </niveauEducatif>
                <urlAccesRessource>https://rentree.example/domaineGar?idENT=RU5URklDVElGMQ==&amp;idEtab=MDAwMDAwMUI=&amp;idRessource=ark%3A%2F99999%2Fmanuel-maths-2de</urlAccesRessource>
                <nomSourceEtiquetteGar>Accessible via le Gestionnaire d'accès aux ressources (GAR)</nomSourceEtiquetteGar>
                <distributeurTech>123456789_0000000000000000</distributeurTech>
                <validateurTech>123456789_0000000000000000</validateurTech>
              </ressource>
            </listeRessources>
            """;

    private static final String REFUSED =
            """
            {"Erreur":{"Code":"Bad Request","Message":"Établissement non trouvé",
             "Resource":"ressources/ENTFICTIF1/0000009K/ENTF1-ELV-0001"}}
            """;

    private final PortalRepository rights;
    private final PortalConfig config;
    private final Caller caller;
    private final Clock clock;

    GarEndpoint(PortalRepository rights, PortalConfig config, Caller caller, Clock clock) {
        this.rights = rights;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Compressed
    @Path("/{idEnt}/{uai}/{person: .+}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Roles.ENT_PORTAL)
    @Operation(
            summary = "listeRessources",
            description =
                    "What one person may open today at one school, as the GAR answers it: JSON, or"
                            + " XML where Accept prefers it; compressed whenever the client takes"
                            + " gzip. A portal asks for its own ENT only. The address of a resource"
                            + " differs per school.")
    @APIResponse(
            responseCode = "200",
            description = "The list; an empty array for nothing",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = GarWriter.ListeRessources.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_XML,
                        examples = @ExampleObject(name = "one resource", value = IN_XML))
            })
    @APIResponse(
            responseCode = "400",
            description = "Erreur: unknown school or person",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GarWriter.Refusal.class),
                            examples = @ExampleObject(name = "unknown school", value = REFUSED)))
    @APIResponse(responseCode = "403", description = "Erreur: another portal's ENT")
    public Response list(
            @PathParam("idEnt") @Parameter(example = "ENTFICTIF1") String idEnt,
            @PathParam("uai") @Parameter(example = "0000001B") String uai,
            @PathParam("person") @Parameter(description = "URL-encoded", example = "ENTF1-ELV-0001")
                    String subject,
            @HeaderParam(HttpHeaders.ACCEPT) @Parameter(hidden = true) @Nullable String accept) {
        var form = AnswerForm.preferred(accept);
        var asked = new Asked(idEnt, uai, subject);
        if (!idEnt.equals(caller.claims().get("id_ent"))) {
            return refused(form, 403, asked, "Forbidden", "ENT non autorisé");
        }
        var answer =
                asked.isImpossible()
                        ? new UnknownPerson()
                        : rights.open(asked, LocalDate.now(clock));
        return switch (answer) {
            case Open(var resources) -> {
                var access = new GarAccess(config.accessUrl(), idEnt, uai);
                yield answer(form, 200, form.write(GarWriter.write(resources, access)));
            }
            case UnknownSchool() ->
                    refused(form, 400, asked, "Bad Request", "Établissement non trouvé");
            case UnknownPerson() ->
                    refused(form, 400, asked, "Bad Request", "Utilisateur non trouvé");
        };
    }

    private static Response refused(
            AnswerForm form, int status, Asked asked, String code, String message) {
        return answer(form, status, form.write(asked.erreur(code, message)));
    }

    private static Response answer(AnswerForm form, int status, Object body) {
        return Response.status(status)
                .entity(body)
                .type(form.contentType())
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
                .build();
    }
}
