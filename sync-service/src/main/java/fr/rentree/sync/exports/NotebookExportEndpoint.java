package fr.rentree.sync.exports;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.limits.SyncConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Takes one notebook away.
@Path("/api/v1/notebooks/{notebook}/export")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Notebooks")
class NotebookExportEndpoint {

    private static final String NOTEBOOK = "0199a1b2-0000-7000-8000-00000000ab01";

    static final String FORMAT =
            "`epub`: W3C EPUB Annotations (zip with `annotations.json`, and `profiles.json` that says"
                    + " which profiles each annotation satisfies). `jsonld`: W3C AnnotationCollection."
                    + " `json`: everything, with versions and the bin.";

    static final String EVERYTHING =
            """
            {"format": "https://rentree.example/formats/notebooks/1",
             "notebooks": [{"notebook": "0199a1b2-0000-7000-8000-00000000ab01", "work": "manuel-maths-2de",
                            "school": "0000001B", "schoolYear": "2026-2027", "seq": 42,
                            "documents": [{"id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1",
                                           "kind": "annotation", "edition": "2026", "rev": 1, "seq": 42,
                                           "changedAt": "2026-09-07T08:15:30Z", "deleted": false,
                                           "profiles": ["w3c"],
                                           "doc": {"type": "Annotation", "target": "chapitre-3.xhtml"}}],
                            "versions": [], "bin": []}]}
            """;

    static final String COLLECTION =
            """
            {"@context": ["http://www.w3.org/ns/anno.jsonld", {"rentree": "https://rentree.example/ns#"}],
             "id": "urn:uuid:0199a1b2-0000-7000-8000-00000000ab01", "type": "AnnotationCollection",
             "label": "manuel-maths-2de", "rentree:work": "manuel-maths-2de", "rentree:school": "0000001B",
             "first": {"type": "AnnotationPage", "startIndex": 0,
                       "items": [{"type": "Annotation", "target": "chapitre-3.xhtml"}]},
             "total": 1}
            """;

    private final ExportDesk desk;
    private final ExportWriter writer;
    private final SyncConfig limits;
    private final AdmissionDesk admission;
    private final Caller caller;

    NotebookExportEndpoint(
            ExportDesk desk,
            ExportWriter writer,
            SyncConfig limits,
            AdmissionDesk admission,
            Caller caller) {
        this.desk = desk;
        this.writer = writer;
        this.limits = limits;
        this.admission = admission;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Take a notebook away as a file",
            description =
                    "Also when it is read-only or frozen. Documents stand in it byte for byte as they"
                            + " were sent; a notebook that has not changed gives the same file.")
    @APIResponse(
            responseCode = "200",
            description = "The file, streamed; Content-Disposition names it",
            content = {
                @Content(
                        mediaType = "application/zip",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = "application/ld+json",
                        examples = @ExampleObject(name = "one note", value = COLLECTION)),
                @Content(
                        mediaType = "application/json",
                        examples = @ExampleObject(name = "one note", value = EVERYTHING))
            })
    @APIResponse(responseCode = "400", description = "No such format")
    @APIResponse(responseCode = "429", description = "too-many-at-once: wait for the others")
    @APIResponse(responseCode = "503", description = "service-busy: ask again after Retry-After")
    @APIResponse(responseCode = "404", description = "No notebook of the caller's has this id")
    public Response export(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @Parameter(description = FORMAT, example = "epub") @QueryParam("format")
                    @Nullable String word) {
        var owner = caller.demandPerson();
        admission.welcome(owner);
        var format = format(word);
        var room = admission.page(limits.bytesPerPage());
        var found =
                admission
                        .pull(() -> desk.notebook(owner, notebook))
                        .orElseThrow(ExportProblems::unknownNotebook);
        var reader = new ExportWriter.Reader(owner, room.bytes());
        return file(
                format.mediaType(),
                FileName.of(found, format.extension()),
                out -> writer.one(out, format, reader, found));
    }

    static ExportFormat format(@Nullable String word) {
        return ExportFormat.named(word == null ? "epub" : word)
                .orElseThrow(ExportProblems::unknownFormat);
    }

    static Response file(String mediaType, String name, StreamingOutput content) {
        return Response.ok(content, mediaType)
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
