package fr.rentree.sync.annotations;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.problem.Problem;
import fr.rentree.sync.annotations.ContainerWriter.Shown;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The W3C face (Web Annotation Protocol) of a notebook; for reading.
@Path("/annotations/{notebook}/")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Produces({AnnotationEndpoint.JSON_LD, "application/json"})
@Tag(name = "W3C annotations", description = "Notebooks as Web Annotation containers.")
class AnnotationEndpoint {

    static final String JSON_LD =
            "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"";

    private static final String ALLOWED = "GET,HEAD,OPTIONS";
    private static final String LDP = "http://www.w3.org/ns/ldp#";

    private final AnnotationDesk desk;
    private final Caller caller;

    AnnotationEndpoint(AnnotationDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "A notebook as an AnnotationCollection, or one page of it",
            description =
                    "Pages are IRIs (`first`, `next`). A page shows the annotations; with"
                            + " `Prefer: return=representation;"
                            + "include=\"http://www.w3.org/ns/oa#PreferContainedIRIs\"`, their IRIs."
                            + " HEAD answers the same without a body.")
    @APIResponse(responseCode = "200", description = "The container, or one page")
    @APIResponse(responseCode = "304", description = "Nothing changed since that ETag")
    @APIResponse(
            responseCode = "404",
            description = "No such notebook of the caller, or no such page")
    public Response container(
            @PathParam("notebook") UUID notebook,
            @QueryParam("page") @Nullable Integer page,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context Request request) {
        var owner = caller.demandPerson();
        var shown = shown(prefer);
        var container =
                desk.container(owner, notebook).orElseThrow(AnnotationEndpoint::unknownNotebook);
        var tag = new EntityTag(container.tag() + "-" + page + "-" + shown);
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return described(unchanged, tag, "BasicContainer");
        }
        var body =
                page == null
                        ? ContainerWriter.container(container, shown)
                        : desk.page(owner, notebook, page)
                                .map(found -> ContainerWriter.page(found, shown))
                                .orElseThrow(AnnotationEndpoint::unknownPage);
        return described(
                Response.ok(body).header("Content-Location", container.iri()),
                tag,
                "BasicContainer");
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "One annotation",
            description =
                    "As its device sent it, under the IRI that it has here; its own id is `via`.")
    @APIResponse(responseCode = "200", description = "The annotation")
    @APIResponse(responseCode = "304", description = "Unchanged since that ETag")
    @APIResponse(
            responseCode = "404",
            description = "No such annotation in that notebook of the caller")
    @APIResponse(responseCode = "410", description = "It was deleted")
    public Response annotation(
            @PathParam("notebook") UUID notebook,
            @PathParam("id") UUID id,
            @Context Request request) {
        var owner = caller.demandPerson();
        var container =
                desk.container(owner, notebook).orElseThrow(AnnotationEndpoint::unknownNotebook);
        var annotation =
                desk.annotation(owner, notebook, id)
                        .orElseThrow(AnnotationEndpoint::unknownAnnotation);
        if (annotation.doc() == null) {
            throw Problem.gone(
                    "annotation-deleted",
                    "This annotation was deleted; its IRI is not used again.");
        }
        var tag = new EntityTag(id + "-" + annotation.rev());
        var unchanged = request.evaluatePreconditions(tag);
        return described(
                unchanged != null
                        ? unchanged
                        : Response.ok(ContainerWriter.annotation(container, annotation)),
                tag,
                "Resource");
    }

    @OPTIONS
    @Operation(summary = "What may be done with a notebook")
    public Response containerOptions(@PathParam("notebook") UUID notebook) {
        return desk.container(caller.demandPerson(), notebook)
                .map(_ -> options())
                .orElseThrow(AnnotationEndpoint::unknownNotebook);
    }

    @OPTIONS
    @Path("{id}")
    @Operation(summary = "What may be done with an annotation")
    public Response annotationOptions(
            @PathParam("notebook") UUID notebook, @PathParam("id") UUID id) {
        return desk.annotation(caller.demandPerson(), notebook, id)
                .map(_ -> options())
                .orElseThrow(AnnotationEndpoint::unknownAnnotation);
    }

    private static Response options() {
        return Response.ok().header("Allow", ALLOWED).header("Vary", "Accept, Prefer").build();
    }

    private static Response described(
            Response.ResponseBuilder answer, EntityTag tag, String ldpType) {
        return answer.tag(tag)
                .header("Allow", ALLOWED)
                .header("Vary", "Accept, Prefer")
                .header("Link", "<" + LDP + ldpType + ">; rel=\"type\"")
                .header(
                        "Link",
                        "<http://www.w3.org/TR/annotation-protocol/>; rel=\""
                                + LDP
                                + "constrainedBy\"")
                .build();
    }

    private static Shown shown(@Nullable String prefer) {
        if (prefer == null) {
            return Shown.DESCRIPTIONS;
        }
        if (prefer.contains("PreferMinimalContainer")) {
            return Shown.MINIMAL;
        }
        return prefer.contains("PreferContainedIRIs") ? Shown.IRIS : Shown.DESCRIPTIONS;
    }

    private static HttpProblem unknownNotebook() {
        return Problem.notFound(
                "unknown-notebook",
                "No notebook of yours has this id: list yours at /api/v1/notebooks.");
    }

    private static HttpProblem unknownPage() {
        return Problem.notFound(
                "unknown-page", "The notebook has no such page: follow `first` and `next`.");
    }

    private static HttpProblem unknownAnnotation() {
        return Problem.notFound(
                "unknown-annotation", "This notebook has no annotation with this id.");
    }
}
