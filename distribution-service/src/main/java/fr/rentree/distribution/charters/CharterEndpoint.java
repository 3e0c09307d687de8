package fr.rentree.distribution.charters;

import fr.rentree.distribution.charters.CharterDesk.Receipt;
import fr.rentree.distribution.documents.PdfWriter;
import fr.rentree.distribution.roster.Schools;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Charters and the signatures under them.
@Path("/api/v1/charters")
@RunOnVirtualThread
@Tag(name = "Charters")
class CharterEndpoint {

    private final CharterDesk charters;
    private final Template template;
    private final Caller caller;

    CharterEndpoint(CharterDesk charters, @Location("charter") Template template, Caller caller) {
        this.charters = charters;
        this.template = template;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.OPERATOR})
    @Operation(
            summary = "Record the signatures of a charter",
            description =
                    "Opens the person's charter at this school if there is none, and adds the"
                            + " signatures; with none, the charter is only opened, to be printed."
                            + " Who must sign follows from the roster: the pupil, and a guardian"
                            + " unless the pupil was eighteen when signing; or the teacher.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded; `missing` says who must still sign.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CharterView.class)))
    @APIResponse(
            responseCode = "200",
            description = "All of it was recorded before.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CharterView.class)))
    @APIResponse(responseCode = "404", description = "person-not-in-school, unknown-school")
    @APIResponse(responseCode = "409", description = "person-left, not-eligible, already-signed")
    @APIResponse(responseCode = "422", description = "signatory-not-expected, signed-in-the-future")
    public Response bring(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "A minor's charter",
                                                            value = EXAMPLE)))
                    CharterRequest request) {
        var school = Schools.demandDesk(caller, request.school());
        Receipt receipt =
                charters.bring(
                        school, request.demandPerson(), request.demandSignatures(), caller.name());
        var view = CharterView.of(receipt.charter(), charters.today());
        return receipt.changed()
                ? Response.created(URI.create("/api/v1/charters/" + view.id())).entity(view).build()
                : Response.ok(view).build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(summary = "One charter, with who signed and who must still sign")
    public CharterView get(@PathParam("id") String id) {
        return CharterView.of(find(id), charters.today());
    }

    @GET
    @Path("{id}/document")
    @Produces("application/pdf")
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(summary = "The charter to print and sign (PDF/UA-1, PDF/A-2a)")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    public byte[] document(@PathParam("id") String id) {
        return charters.page(find(id))
                .map(page -> PdfWriter.write(template.data("page", page).render()))
                .orElseThrow(() -> CharterProblems.unknown(id));
    }

    private Charter find(String id) {
        Charter charter =
                charters.find(Schools.id(id, "unknown-charter"))
                        .orElseThrow(() -> CharterProblems.unknown(id));
        Schools.demandStaff(caller, charter.school().value());
        return charter;
    }

    private static final String EXAMPLE =
            """
            {"school":"0000001B","person":"0199a1b2-0000-7000-8000-000000000011","signatures":[
             {"signatory":"GUARDIAN","signedOn":"2026-09-01","how":"PAPER"},
             {"signatory":"PUPIL","signedOn":"2026-09-01","how":"PAPER"}]}
            """;
}
