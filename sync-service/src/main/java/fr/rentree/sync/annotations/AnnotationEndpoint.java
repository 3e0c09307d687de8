package fr.rentree.sync.annotations;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.annotations.AnnotationDesk.Address;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// One annotation of a notebook (Web Annotation Protocol, sections 3, 5.3 and 5.4).
@Path("/annotations")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Produces({ContainerEndpoint.JSON_LD, "application/json"})
@Tag(name = "W3C annotations")
class AnnotationEndpoint {

    private static final String NOTEBOOK = "0199a1b2-0000-7000-8000-00000000ab01";
    private static final String ANNOTATION = "0199a1b2-0000-7000-8000-0000000000a1";
    static final String EXAMPLE =
            """
            {"@context": "http://www.w3.org/ns/anno.jsonld",
             "id": "https://rentree.example/annotations/0199a1b2-0000-7000-8000-00000000ab01/0199a1b2-0000-7000-8000-0000000000a1",
             "type": "Annotation",
             "body": {"type": "TextualBody", "value": "à revoir"},
             "target": {"source": "chapitre-3.xhtml"},
             "via": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1",
             "created": "2026-09-01T08:00:00Z"}
            """;

    /// What a writer says besides the annotation itself.
    static class Conditions {
        @HeaderParam("If-Match")
        List<String> match = List.of();

        @HeaderParam("If-None-Match")
        List<String> noneMatch = List.of();

        @HeaderParam("Idempotency-Key")
        @Nullable String key;

        Precondition precondition() {
            return Precondition.of(match, noneMatch);
        }
    }

    private final AnnotationDesk desk;
    private final AnnotationBodyReader bodies;
    private final WriterReader writers;
    private final Caller caller;
    private final AdmissionDesk admission;

    AnnotationEndpoint(
            AnnotationDesk desk,
            AnnotationBodyReader bodies,
            WriterReader writers,
            Caller caller,
            AdmissionDesk admission) {
        this.admission = admission;
        this.desk = desk;
        this.bodies = bodies;
        this.writers = writers;
        this.caller = caller;
    }

    @GET
    @Path("{notebook}/{id}")
    @Operation(
            summary = "One annotation",
            description =
                    "As its writer sent it, under the IRI that it has here. `@context`, `via` (the"
                            + " id that devices know), `created` and `modified` are added where it"
                            + " has none. HEAD answers the same without a body.")
    @APIResponse(
            responseCode = "200",
            description = "The annotation",
            headers = @Header(name = "ETag", description = "For If-Match"),
            content =
                    @Content(
                            mediaType = ContainerEndpoint.JSON_LD,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "a note", value = EXAMPLE)))
    @APIResponse(responseCode = "304", description = "Unchanged since that ETag")
    @APIResponse(responseCode = "404", description = "No such annotation of the caller there")
    @APIResponse(responseCode = "406", description = "Accept allows nothing that there is")
    @APIResponse(responseCode = "410", description = "It was deleted")
    @APIResponse(responseCode = "429", description = "Too many requests of this person at once")
    public Response annotation(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @PathParam("id") @Parameter(example = ANNOTATION) UUID id,
            @Context Request request) {
        var owner = caller.demandPerson();
        admission.welcome(owner);
        var held = desk.read(owner, new Address(notebook, id));
        var tag = new EntityTag(held.annotation().tag());
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? shown(held) : unchanged).tag(tag).build();
    }

    @PUT
    @Path("{notebook}/{id}")
    @Consumes({"application/ld+json", "application/json"})
    @Operation(
            summary = "Replace an annotation",
            description =
                    "With `If-Match`, only if it is still what was read; without, whatever it is,"
                            + " and words that are overwritten are kept as a version. `canonical`"
                            + " and `via` are set once.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = ContainerEndpoint.JSON_LD,
                            examples = @ExampleObject(name = "a note", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The annotation as it is kept",
            headers = @Header(name = "ETag"),
            content =
                    @Content(
                            mediaType = ContainerEndpoint.JSON_LD,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "a note", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "The body is no annotation")
    @APIResponse(responseCode = "403", description = "The work may not be written in, and why")
    @APIResponse(responseCode = "404", description = "No such annotation of the caller there")
    @APIResponse(responseCode = "409", description = "It changes `canonical` or `via`")
    @APIResponse(
            responseCode = "410",
            description = "It was deleted, and its IRI is not used again")
    @APIResponse(responseCode = "412", description = "It is not what was read any more")
    @APIResponse(responseCode = "413", description = "More bytes than a document may have")
    @APIResponse(responseCode = "415", description = "Another format than JSON-LD or JSON")
    @APIResponse(responseCode = "422", description = "One of the limits of an annotation")
    @APIResponse(responseCode = "429", description = "Too many requests of this person at once")
    @APIResponse(responseCode = "503", description = "Send it again after Retry-After")
    public Response replace(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @PathParam("id") @Parameter(example = ANNOTATION) UUID id,
            @BeanParam Conditions conditions,
            InputStream body)
            throws IOException {
        String sent = bodies.read(body);
        var writer = writers.read(conditions.key, sent);
        var address = new Address(notebook, id);
        var held = desk.replace(writer, address, conditions.precondition(), sent);
        return shown(held).tag(held.annotation().tag()).build();
    }

    @DELETE
    @Path("{notebook}/{id}")
    @Operation(
            summary = "Delete an annotation",
            description =
                    "For good, on every device. What a deletion without `If-Match` ends, which it may"
                            + " never have read, stays in the bin for a while.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    @APIResponse(responseCode = "403", description = "The work may not be written in, and why")
    @APIResponse(responseCode = "404", description = "No such annotation of the caller there")
    @APIResponse(responseCode = "410", description = "It had been deleted before")
    @APIResponse(responseCode = "412", description = "It is not what was read any more")
    @APIResponse(responseCode = "429", description = "Too many requests of this person at once")
    @APIResponse(responseCode = "503", description = "Send it again after Retry-After")
    public Response delete(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @PathParam("id") @Parameter(example = ANNOTATION) UUID id,
            @BeanParam Conditions conditions) {
        var writer = writers.read(conditions.key, "");
        desk.delete(writer, new Address(notebook, id), conditions.precondition());
        return Response.noContent().build();
    }

    @OPTIONS
    @Path("{notebook}/{id}")
    @Operation(
            summary = "What may be done with an annotation",
            description = "`Allow` says it. A browser's preflight is answered without a token.")
    @APIResponse(responseCode = "200", description = "`Allow` says it")
    @APIResponse(responseCode = "404", description = "No such annotation of the caller there")
    @APIResponse(responseCode = "410", description = "It was deleted")
    public RestResponse<Void> options(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @PathParam("id") @Parameter(example = ANNOTATION) UUID id) {
        var held = desk.read(caller.demandPerson(), new Address(notebook, id));
        return RestResponse.ResponseBuilder.<Void>ok().tag(held.annotation().tag()).build();
    }

    private static Response.ResponseBuilder shown(AnnotationDesk.Held held) {
        return Response.ok(ContainerWriter.annotation(held.container(), held.annotation()))
                .header("Content-Location", held.iri());
    }
}
