package fr.rentree.sync.imports;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.school.Uai;
import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.formats.FileProblems;
import fr.rentree.sync.formats.FileRefusal;
import fr.rentree.sync.imports.ImportView.DecisionView;
import fr.rentree.sync.limits.ImportConfig;
import fr.rentree.sync.notebooks.NotebookPlace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Brings notes from a file: shown first, written when the person has decided.
@Path("/api/v1/notebooks/imports")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Imports", description = "Bring notes from a file.")
class ImportEndpoint {

    private static final String IMPORT = "0199a1b2-0000-4000-8000-00000000cd01";
    private static final String PATH = "/api/v1/notebooks/imports/";

    private final UploadDesk uploads;
    private final ReportDesk reports;
    private final ImportConfig config;
    private final AdmissionDesk admission;
    private final Caller caller;

    ImportEndpoint(
            UploadDesk uploads,
            ReportDesk reports,
            ImportConfig config,
            AdmissionDesk admission,
            Caller caller) {
        this.uploads = uploads;
        this.reports = reports;
        this.config = config;
        this.admission = admission;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Send a file of notes and see what it would bring",
            description =
                    "Found by its content: an `.annotations` archive or an EPUB (W3C EPUB Annotations), an"
                            + " AnnotationSet (also Readium's), an AnnotationCollection or page, annotations,"
                            + " or an export of ours. Nothing is written yet. Ids that are not urn:uuid get one"
                            + " that is the same each time; the original is kept in `via`.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "The plan: what is new, what is there already, what cannot be taken",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class),
                            examples =
                                    @ExampleObject(
                                            name = "a plan",
                                            value = ImportExamples.PLANNED)))
    @APIResponse(responseCode = "403", description = "No right to write in that work is open")
    @APIResponse(responseCode = "409", description = "Too many imports are waiting")
    @APIResponse(responseCode = "413", description = "Larger than a file may be")
    @APIResponse(responseCode = "429", description = "too-many-at-once: wait for the others")
    @APIResponse(responseCode = "422", description = "No file of notes; the place is named")
    public Response upload(
            @Parameter(description = "Where the notes go; unless the file itself says it")
                    @QueryParam("work")
                    @Nullable String work,
            @Parameter(description = "UAI of the school") @QueryParam("school")
                    @Nullable String school,
            @HeaderParam("Content-Length") @Nullable Long announced,
            InputStream body)
            throws IOException {
        var owner = caller.demandPerson();
        admission.welcome(owner);
        if (announced != null && announced > config.bytes()) {
            throw FileProblems.of(new FileRefusal.TooLarge(config.bytes()));
        }
        var id = uploads.take(owner, place(work, school), body);
        return Response.created(URI.create(PATH + id)).entity(view(owner, id)).build();
    }

    @GET
    @Operation(
            summary = "The caller's imports, oldest first",
            description = "Those that were decided too, until they are purged.")
    @APIResponse(
            responseCode = "200",
            description = "All of them: few may wait at a time",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = ImportView.class),
                            examples =
                                    @ExampleObject(
                                            name = "one plan",
                                            value = "[" + ImportExamples.PLANNED + "]")))
    public List<ImportView> list() {
        return reports.all(caller.demandPerson()).stream()
                .filter(shown -> shown.file().state() != Import.State.RECEIVING)
                .map(ImportView::of)
                .toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One import: its plan, its progress, its report")
    @APIResponse(
            responseCode = "200",
            description = "As far as it is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class),
                            examples =
                                    @ExampleObject(
                                            name = "a plan",
                                            value = ImportExamples.PLANNED)))
    @APIResponse(responseCode = "404", description = "No import of the caller's has this id")
    public ImportView show(@PathParam("id") @Parameter(example = IMPORT) UUID id) {
        return view(caller.demandPerson(), id);
    }

    @GET
    @Path("{id}/items")
    @Operation(
            summary = "Each document of an import",
            description =
                    "Where it stands in the file, what it met, which profiles it satisfies, what became of"
                            + " it. Follow `cursor` until there is none.")
    @APIResponse(responseCode = "200", description = "A page of documents, as the file has them")
    @APIResponse(responseCode = "400", description = "unknown-cursor")
    @APIResponse(responseCode = "404", description = "No import of the caller's has this id")
    public Page<Item.Seen> items(
            @PathParam("id") @Parameter(example = IMPORT) UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int rows = PageLimit.of(limit);
        var found =
                reports.items(caller.demandPerson(), id, position(Cursor.decode(cursor)), rows + 1);
        return Page.of(found, rows, item -> String.valueOf(item.position()));
    }

    @POST
    @Path("{id}/decision")
    @Operation(
            summary = "Decide what becomes of duplicates, and have the rest written",
            description =
                    "For each kind `SKIP`, `KEEP_BOTH` (under a new id) or `REPLACE` (an edit of the note that"
                            + " is here). The same decision again changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecisionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "keep both",
                                            value = ImportExamples.DECISION)))
    @APIResponse(
            responseCode = "202",
            description = "Being applied; ask for the import to see its progress",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class),
                            examples =
                                    @ExampleObject(
                                            name = "under way",
                                            value = ImportExamples.APPLYING)))
    @APIResponse(responseCode = "404", description = "No import of the caller's has this id")
    @APIResponse(responseCode = "409", description = "Decided otherwise before")
    public Response decide(
            @PathParam("id") @Parameter(example = IMPORT) UUID id, @NotNull DecisionView decision) {
        var shown = reports.decide(caller.demandPerson(), id, decision.decision());
        return Response.accepted(ImportView.of(shown)).location(URI.create(PATH + id)).build();
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Throw an import away",
            description = "What it has written stays; the rest of the file is forgotten.")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "404", description = "No import of the caller's has this id")
    @APIResponse(responseCode = "409", description = "It is being applied")
    public void forget(@PathParam("id") @Parameter(example = IMPORT) UUID id) {
        reports.forget(caller.demandPerson(), id);
    }

    private ImportView view(UUID owner, UUID id) {
        return ImportView.of(reports.show(owner, id));
    }

    private static Optional<NotebookPlace> place(@Nullable String work, @Nullable String school) {
        if (work == null && school == null) {
            return Optional.empty();
        }
        if (work == null || work.isBlank() || school == null) {
            throw ImportProblems.halfAPlace();
        }
        if (work.chars().anyMatch(Character::isISOControl)) {
            throw ImportProblems.noNameOfAWork();
        }
        return Optional.of(
                new NotebookPlace(
                        Uai.tryParse(school).orElseThrow(ImportProblems::halfAPlace), work));
    }

    private static int position(String cursor) {
        try {
            return cursor.isEmpty() ? -1 : Integer.parseInt(cursor);
        } catch (NumberFormatException _) {
            throw Cursor.unknown();
        }
    }
}
