package fr.rentree.licence.documents;

import static fr.rentree.platform.caller.Roles.DISTRIBUTOR;

import fr.rentree.licence.documentforms.DocumentReader;
import fr.rentree.licence.documentforms.DocumentWriter;
import fr.rentree.platform.caller.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The id is chosen by who sends it, and is what makes a request unique: sent again, a creation
/// finds itself, a replacement changes nothing, and a deletion finds nothing.
@Path("/gar/abonnements/{id}")
@Tag(name = "GAR", description = "What ENT portals and distributors know from the GAR")
@RolesAllowed(DISTRIBUTOR)
@RunOnVirtualThread
class DocumentEndpoint {

    private static final String EXAMPLE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <abonnement xmlns="http://www.atosworldline.com/wsabonnement/v1.0/">
              <idAbonnement>9d0f0f1e-0000-4000-8000-000000000001</idAbonnement>
              <idDistributeurCom>234567890_0000000000000000</idDistributeurCom>
              <idRessource>ark:/99999/manuel-maths-2de</idRessource>
              <typeIdRessource>ark</typeIdRessource>
              <libelleRessource>Manuel d'exemple - Mathématiques 2de - Élève</libelleRessource>
              <debutValidite>2026-09-01T00:00:00</debutValidite>
              <finValidite>2027-08-31T23:59:59</finValidite>
              <uaiEtab>0000001B</uaiEtab>
              <categorieAffectation>transferable</categorieAffectation>
              <typeAffectation>INDIV</typeAffectation>
              <nbLicenceEleve>240</nbLicenceEleve>
              <publicCible>ELEVE</publicCible>
            </abonnement>
            """;

    private final DocumentDesk desk;
    private final DocumentReader reader;
    private final DocumentWriter writer;
    private final Caller caller;

    DocumentEndpoint(
            DocumentDesk desk, DocumentReader reader, DocumentWriter writer, Caller caller) {
        this.desk = desk;
        this.reader = reader;
        this.writer = writer;
        this.caller = caller;
    }

    @PUT
    @Operation(
            summary = "Create a subscription (abonnement)",
            description =
                    "Opens the resource in the schools named, at once: one subscription for each"
                            + " count at each school, or one for all publics together. A refusal"
                            + " names every rule (RG1 to RG13) that is broken, the field and what to"
                            + " do.")
    @APIResponse(responseCode = "201", description = "It stands, as a list shows it")
    @APIResponse(responseCode = "400", description = "Erreur: rules, fields, remedies")
    @APIResponse(responseCode = "403", description = "Erreur: idDistributeurCom is another's")
    @APIResponse(responseCode = "409", description = "Erreur: existe deja")
    public Response create(
            @PathParam("id") String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/xml",
                                            examples =
                                                    @ExampleObject(
                                                            name = "240 pupils",
                                                            value = EXAMPLE)))
                    InputStream body,
            @Context HttpHeaders headers) {
        var document = desk.create(id, reader.fields(body), distributor());
        return writer.one(201, document, headers);
    }

    @POST
    @Operation(
            summary = "Replace a subscription (abonnement)",
            description =
                    "More seats are there at once; fewer than people hold are refused with where"
                            + " and how many would lose access; another end moves the seats too."
                            + " Schools, resource and debutValidite stay.")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "400", description = "Erreur: rules, fields, remedies")
    @APIResponse(responseCode = "404", description = "Erreur: none of yours has this id")
    @APIResponse(responseCode = "409", description = "Erreur: people hold seats that would go")
    public Response replace(
            @PathParam("id") String id,
            @RequestBody(content = @Content(mediaType = "application/xml")) InputStream body,
            @Context HttpHeaders headers) {
        var document = desk.replace(id, reader.fields(body), distributor(), caller.name());
        return writer.one(200, document, headers);
    }

    @DELETE
    @Operation(
            summary = "Delete a subscription (abonnement)",
            description =
                    "Its seats are taken back. It is kept as deleted, and its id is free again.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    @APIResponse(responseCode = "404", description = "Erreur: none of yours has this id")
    public Response delete(@PathParam("id") String id) {
        desk.delete(id, distributor(), caller.name());
        return Response.noContent().build();
    }

    private String distributor() {
        return caller.distributor().orElseThrow();
    }
}
