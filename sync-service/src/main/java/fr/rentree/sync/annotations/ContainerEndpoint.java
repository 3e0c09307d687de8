package fr.rentree.sync.annotations;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.annotations.Container.Shown;
import fr.rentree.sync.limits.SyncConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

/// A notebook as a container of annotations (Web Annotation Protocol, sections 4 and 5.1).
@Path("/annotations")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Produces({ContainerEndpoint.JSON_LD, "application/json"})
@Tag(
        name = "W3C annotations",
        description =
                "Notebooks as Web Annotation containers, over the same store as synchronisation."
                        + " What is written here reaches the devices, and the other way round.")
class ContainerEndpoint {

    private static final String NOTEBOOK = "0199a1b2-0000-7000-8000-00000000ab01";

    static final String JSON_LD =
            "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"";

    private static final String CONTAINER =
            """
            {"@context": ["http://www.w3.org/ns/anno.jsonld", "http://www.w3.org/ns/ldp.jsonld"],
             "id": "https://rentree.example/annotations/0199a1b2-0000-7000-8000-00000000ab01/?iris=0",
             "type": ["BasicContainer", "AnnotationCollection"],
             "label": "manuel-maths-2de", "total": 101,
             "first": "https://rentree.example/annotations/0199a1b2-0000-7000-8000-00000000ab01/?iris=0&page=0",
             "last": "https://rentree.example/annotations/0199a1b2-0000-7000-8000-00000000ab01/?iris=0&page=100.0199a1b2-0000-7000-8000-0000000000a1"}
            """;
    private static final String NEW =
            """
            {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
             "body": {"type": "TextualBody", "value": "à revoir"},
             "target": {"source": "chapitre-3.xhtml"}}
            """;

    private final ContainerDesk desk;
    private final AnnotationDesk annotations;
    private final AnnotationBodyReader bodies;
    private final WriterReader writers;
    private final Caller caller;
    private final AdmissionDesk admission;
    private final SyncConfig limits;

    ContainerEndpoint(
            ContainerDesk desk,
            AnnotationDesk annotations,
            AnnotationBodyReader bodies,
            WriterReader writers,
            Caller caller,
            AdmissionDesk admission,
            SyncConfig limits) {
        this.admission = admission;
        this.limits = limits;
        this.desk = desk;
        this.annotations = annotations;
        this.bodies = bodies;
        this.writers = writers;
        this.caller = caller;
    }

    @GET
    @Path("{notebook}/")
    @Operation(
            summary = "A notebook as an AnnotationCollection, or one page of it",
            description =
                    "Follow `first` and `next`; their IRIs are the server's to choose. `Prefer:"
                            + " return=representation;include=\"…\"` with `oa#PreferContainedIRIs`"
                            + " or `oa#PreferContainedDescriptions` shows the first page within,"
                            + " with `ldp#PreferMinimalContainer` only its IRI, as without any."
                            + " HEAD answers the same without a body.")
    @APIResponse(
            responseCode = "200",
            description = "The container, or one page",
            headers = {
                @Header(name = "ETag", description = "Changes with anything in the notebook"),
                @Header(name = "Content-Location", description = "The IRI of this way to show it"),
                @Header(name = "Accept-Post", description = "What POST takes")
            },
            content =
                    @Content(
                            mediaType = JSON_LD,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "a notebook", value = CONTAINER)))
    @APIResponse(responseCode = "304", description = "Nothing changed since that ETag")
    @APIResponse(responseCode = "404", description = "No such notebook of the caller, or no page")
    @APIResponse(responseCode = "406", description = "Accept allows nothing that there is")
    @APIResponse(responseCode = "429", description = "Too many requests of this person at once")
    @APIResponse(responseCode = "503", description = "Ask again after Retry-After")
    public Response container(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @Parameter(description = "As in the links: 1 for IRIs alone, 0 for whole annotations")
                    @QueryParam("iris")
                    @Nullable String iris,
            @Parameter(description = "As in the links") @QueryParam("page") @Nullable String page,
            @HeaderParam("Prefer") List<String> prefer,
            @Context Request request) {
        var owner = caller.demandPerson();
        admission.welcome(owner);
        var container = desk.container(owner, notebook);
        var preference = Preference.of(prefer);
        var asked = asked(iris);
        var shown = asked.or(preference::shown).orElse(Shown.DESCRIPTIONS);
        boolean follows = preference.shown().filter(wish -> wish != shown).isEmpty();
        boolean embeds = page == null && follows && preference.embedsFirstPage();
        var tag = new EntityTag("%s-%s-%s-%s".formatted(container.tag(), shown, embeds, page));
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        var answer =
                page == null
                        ? described(owner, container, shown, embeds)
                        : page(owner, container, shown, page);
        boolean applied = preference.isSaid() && (page == null ? follows : asked.isEmpty());
        return (applied ? answer.header("Preference-Applied", "return=representation") : answer)
                .tag(tag)
                .build();
    }

    @POST
    @Path("{notebook}/")
    @Consumes({"application/ld+json", "application/json"})
    @Operation(
            summary = "Create an annotation",
            description =
                    "It gets an IRI in this container; an `id` of its own is kept in `via`, and"
                            + " `canonical` stays. `Slug` is ignored. With the same"
                            + " `Idempotency-Key` nothing is created twice.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = JSON_LD,
                            examples = @ExampleObject(name = "a note", value = NEW)))
    @APIResponse(
            responseCode = "201",
            description = "The annotation as it is kept, its IRI in `Location`",
            headers = {@Header(name = "Location"), @Header(name = "ETag")},
            content =
                    @Content(
                            mediaType = JSON_LD,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "a note",
                                            value = AnnotationEndpoint.EXAMPLE)))
    @APIResponse(responseCode = "400", description = "The body is no annotation")
    @APIResponse(responseCode = "403", description = "The work may not be written in, and why")
    @APIResponse(responseCode = "409", description = "The notebook is full")
    @APIResponse(responseCode = "413", description = "More bytes than a document may have")
    @APIResponse(responseCode = "415", description = "Another format than JSON-LD or JSON")
    @APIResponse(responseCode = "422", description = "One of the limits of an annotation")
    @APIResponse(responseCode = "429", description = "Too many requests of this person at once")
    @APIResponse(responseCode = "503", description = "Send it again after Retry-After")
    public Response create(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @Parameter(hidden = true) @QueryParam("page") @Nullable String page,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            InputStream body)
            throws IOException {
        if (page != null) {
            throw ContainerProblems.pageTakesNone();
        }
        String sent = bodies.read(body);
        var held = annotations.create(writers.read(key, sent), notebook, sent);
        var iri = URI.create(held.container().annotation(held.annotation().id()));
        return Response.created(iri)
                .header("Content-Location", iri)
                .tag(held.annotation().tag())
                .entity(ContainerWriter.annotation(held.container(), held.annotation()))
                .build();
    }

    @OPTIONS
    @Path("{notebook}/")
    @Operation(
            summary = "What may be done with a notebook",
            description = "`Allow` says it. A browser's preflight is answered without a token.")
    @APIResponse(responseCode = "200", description = "`Allow` says it")
    @APIResponse(responseCode = "404", description = "No such notebook of the caller")
    public RestResponse<Void> options(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook) {
        var container = desk.container(caller.demandPerson(), notebook);
        return RestResponse.ResponseBuilder.<Void>ok().tag(new EntityTag(container.tag())).build();
    }

    private Response.ResponseBuilder described(
            UUID owner, Container container, Shown shown, boolean embeds) {
        var last = desk.last(owner, container);
        Function<Optional<Container.Page>, byte[]> writer =
                first -> ContainerWriter.container(container, shown, first, last);
        byte[] written =
                embeds
                        ? page(owner, container, PageStart.FIRST, writer.compose(Optional::of))
                        : writer.apply(Optional.empty());
        return Response.ok(written).header("Content-Location", container.iri(shown));
    }

    private Response.ResponseBuilder page(
            UUID owner, Container container, Shown shown, String page) {
        var start = PageStart.tryParse(page).orElseThrow(ContainerProblems::unknownPage);
        byte[] written = page(owner, container, start, found -> ContainerWriter.page(found, shown));
        return Response.ok(written).header("Content-Location", container.page(shown, start));
    }

    /// Read and written in its turn: what then waits for its reader is there once. A page that
    /// found little room is short, under the same tag: its `next` leads on all the same.
    private byte[] page(
            UUID owner,
            Container container,
            PageStart start,
            Function<Container.Page, byte[]> writer) {
        var room = admission.page(limits.bytesPerPage());
        byte[] written =
                admission.pull(
                        () -> writer.apply(desk.page(owner, container, start, room.bytes())));
        room.keepOnly(written.length);
        return written;
    }

    private static Optional<Shown> asked(@Nullable String iris) {
        return switch (iris) {
            case "1" -> Optional.of(Shown.IRIS);
            case "0" -> Optional.of(Shown.DESCRIPTIONS);
            case null, default -> Optional.empty();
        };
    }
}
