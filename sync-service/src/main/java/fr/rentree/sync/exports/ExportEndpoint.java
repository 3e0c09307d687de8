package fr.rentree.sync.exports;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.limits.SyncConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Takes everything away that one person wrote.
@Path("/api/v1/notebooks/export")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Notebooks")
class ExportEndpoint {

    private final ExportDesk desk;
    private final ExportWriter writer;
    private final SyncConfig limits;
    private final AdmissionDesk admission;
    private final Caller caller;

    ExportEndpoint(
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
            summary = "Take all notebooks away as one file",
            description =
                    "`epub` is then a zip with one `.annotations` file a notebook, `jsonld` an array of"
                            + " collections.")
    @APIResponse(
            responseCode = "200",
            description = "The file, streamed; Content-Disposition names it",
            content = {
                @Content(
                        mediaType = "application/zip",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = "application/json",
                        examples =
                                @ExampleObject(
                                        name = "one note",
                                        value = NotebookExportEndpoint.EVERYTHING))
            })
    @APIResponse(responseCode = "429", description = "too-many-at-once: wait for the others")
    @APIResponse(responseCode = "503", description = "service-busy: ask again after Retry-After")
    @APIResponse(responseCode = "400", description = "No such format")
    public Response export(
            @Parameter(description = NotebookExportEndpoint.FORMAT, example = "json")
                    @QueryParam("format")
                    @Nullable String word) {
        var owner = caller.demandPerson();
        admission.welcome(owner);
        var format = NotebookExportEndpoint.format(word);
        var room = admission.page(limits.bytesPerPage());
        var notebooks = admission.pull(() -> desk.notebooks(owner));
        var reader = new ExportWriter.Reader(owner, room.bytes());
        return NotebookExportEndpoint.file(
                format.mediaTypeOfSeveral(),
                FileName.ofSeveral(format.extensionOfSeveral()),
                out -> writer.all(out, format, reader, notebooks));
    }
}
