package fr.rentree.licence.distributors;

import static fr.rentree.platform.caller.Roles.DISTRIBUTOR;
import static fr.rentree.platform.caller.Roles.OPERATOR;

import fr.rentree.licence.documentforms.DocumentRefusal;
import fr.rentree.licence.documentforms.DocumentWriter;
import fr.rentree.licence.documentforms.RefusedDocumentException;
import fr.rentree.platform.caller.Caller;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
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
import org.jspecify.annotations.Nullable;

@Path("/gar/abonnements/abonnements")
@Tag(name = "GAR", description = "What ENT portals and distributors know from the GAR")
@RolesAllowed({DISTRIBUTOR, OPERATOR})
@RunOnVirtualThread
class DocumentListEndpoint {

    private static final String EXAMPLE =
            """
            <filtres xmlns="http://www.atosworldline.com/wsabonnement/v1.0/">
              <filtre><filtreNom>uaiEtab</filtreNom><filtreValeur>0000001B</filtreValeur></filtre>
              <triPar>debutValidite</triPar><tri>DSC</tri><aboSuppr>true</aboSuppr>
            </filtres>
            """;

    private final DocumentListRepository documents;
    private final QuestionReader questions;
    private final DocumentWriter writer;
    private final Caller caller;

    DocumentListEndpoint(
            DocumentListRepository documents,
            QuestionReader questions,
            DocumentWriter writer,
            Caller caller) {
        this.documents = documents;
        this.questions = questions;
        this.writer = writer;
        this.caller = caller;
    }

    @POST
    @Compressed
    @Operation(
            summary = "List subscriptions (abonnements)",
            description =
                    "A distributor's own, an operator's all. Filters, order and aboSuppr stand in"
                            + " the XML body; debut and fin are a page of up to 5,000, fin not in it."
                            + " XML, or JSON where Accept asks for it. GET with the same body"
                            + " answers the same.")
    @APIResponse(responseCode = "200", description = "One page, by idAbonnement unless told")
    @APIResponse(responseCode = "400", description = "Erreur: an unknown filter or order")
    public Response list(
            @QueryParam("debut") @Nullable String start,
            @QueryParam("fin") @Nullable String end,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/xml",
                                            examples =
                                                    @ExampleObject(
                                                            name = "one school",
                                                            value = EXAMPLE)))
                    InputStream filters,
            @Context HttpHeaders headers) {
        var question = questions.read(filters, start, end);
        return writer.list(documents.list(account(), question), headers);
    }

    /// Three of four clients send a body with GET.
    @GET
    @Compressed
    @Operation(hidden = true)
    public Response get(
            @QueryParam("debut") @Nullable String start,
            @QueryParam("fin") @Nullable String end,
            InputStream filters,
            @Context HttpHeaders headers) {
        return list(start, end, filters, headers);
    }

    /// No document may have this id, because this address is taken.
    @PUT
    @RolesAllowed(DISTRIBUTOR)
    @Operation(hidden = true)
    public Response reserved() {
        throw new RefusedDocumentException(DocumentRefusal.reserved("abonnements"));
    }

    private @Nullable String account() {
        return caller.distributor().orElse(null);
    }
}
