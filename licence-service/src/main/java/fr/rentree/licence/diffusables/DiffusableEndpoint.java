package fr.rentree.licence.diffusables;

import fr.rentree.licence.diffusables.DiffusableRepository.Version;
import fr.rentree.licence.diffusables.PublishedCatalogue.Form;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/gar/ressourcesDiffusables")
@Tag(name = "GAR", description = "What ENT portals know from the GAR, in its own shape")
@RunOnVirtualThread
class DiffusableEndpoint {

    private static final String EXAMPLE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <listeRessourcesDiffusables xmlns="http://gar.education.fr/schemas/init/0/1/">
              <dateGeneration>2026-11-22T03:15:29Z</dateGeneration>
              <ressourceDiffusable>
                <idRessource>ark:/99999/manuel-maths-2de</idRessource>
                <nomRessource>Manuel d'exemple - Mathématiques 2de - Élève</nomRessource>
                <idEditeur>123456789_0000000000000000</idEditeur>
                <nomEditeur>EDITEUR-01</nomEditeur>
                <distributeursCom><distributeurCom>234567890_0000000000000000</distributeurCom></distributeursCom>
                <distributeurTech>123456789_0000000000000000</distributeurTech>
                <affichable>true</affichable>
                <diffusable>true</diffusable>
                <membreFamille>ark:/99999/bibliotheque</membreFamille>
              </ressourceDiffusable>
            </listeRessourcesDiffusables>
            """;

    private final PublishedCatalogue catalogue;

    DiffusableEndpoint(PublishedCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Compressed
    @Authenticated
    @Produces(MediaType.APPLICATION_XML)
    @Operation(
            summary = "ressourcesDiffusables",
            description =
                    "Every resource that its catalogue lists today, as the GAR answers it: XML, or"
                            + " JSON where Accept asks for it; compressed whenever the client takes"
                            + " gzip. With If-None-Match it costs next to nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The whole catalogue",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_XML,
                            examples = @ExampleObject(name = "one resource", value = EXAMPLE)))
    @APIResponse(responseCode = "304", description = "It is as it was")
    public Response xml(@Context Request request) {
        return answer(Form.XML, request);
    }

    @GET
    @Compressed
    @Authenticated
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response json(@Context Request request) {
        return answer(Form.JSON, request);
    }

    private Response answer(Form form, Request request) {
        var version = catalogue.version();
        var unchanged = request.evaluatePreconditions(tag(form, version));
        if (unchanged != null) {
            return unchanged.tag(tag(form, version)).build();
        }
        var copy = catalogue.copy(form, version);
        var answer =
                Response.ok()
                        .tag(tag(form, copy.version()))
                        .header(HttpHeaders.VARY, "Accept, Accept-Encoding");
        byte[] gzipped = copy.gzipped();
        StreamingOutput plain =
                out -> {
                    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
                        in.transferTo(out);
                    }
                };
        return answer.entity(plain).build();
    }

    private static EntityTag tag(Form form, Version version) {
        return new EntityTag(version.number() + "-" + form.name().toLowerCase(Locale.ROOT));
    }
}
