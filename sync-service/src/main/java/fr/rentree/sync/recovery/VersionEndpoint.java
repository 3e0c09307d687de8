package fr.rentree.sync.recovery;

import com.fasterxml.jackson.annotation.JsonRawValue;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.recovery.RecoveryRepository.Start;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The texts of a notebook that lost against other ones.
@Path("/api/v1/notebooks/{notebook}/versions")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Recovery", description = "What lost: shown, and brought back.")
class VersionEndpoint {

    private static final String NOTEBOOK = "0199a1b2-0000-7000-8000-00000000ab01";
    private static final String VERSION = "0199a1b2-0000-7000-8000-00000000ee01";

    /// A text that lost.
    @Schema(
            description =
                    "Two devices wrote a text without knowing of each other: this one does not stand.")
    record VersionView(
            @Schema(examples = "0199a1b2-0000-7000-8000-00000000ee01") UUID version,
            @Schema(examples = "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1") String document,
            @Schema(examples = "annotation") String kind,
            @Schema(
                            examples = "body/value",
                            description = "Where in the document it stood: a JSON Pointer")
                    String field,
            @JsonRawValue
                    @Schema(
                            implementation = Object.class,
                            examples = "\"à revoir avant le contrôle\"",
                            description = "As it was written: a text, or what held the text")
                    String value,
            @Schema(examples = "2026-09-07T08:15:30.123Z", description = "By the device's clock")
                    Instant writtenAt,
            @Schema(examples = "0199a1b2-0000-7000-8000-00000000d001") UUID device,
            @Schema(examples = "2026-09-07T08:20:00Z") Instant lostAt,
            @Schema(examples = "2026-10-07T08:20:00Z", description = "At least") Instant keptUntil,
            @Schema(description = "Whether its document still does; if not, look in the bin")
                    boolean documentStands) {}

    private final RecoveryDesk desk;
    private final Caller caller;
    private final SyncConfig limits;
    private final AdmissionDesk admission;

    VersionEndpoint(RecoveryDesk desk, Caller caller, SyncConfig limits, AdmissionDesk admission) {
        this.admission = admission;
        this.desk = desk;
        this.caller = caller;
        this.limits = limits;
    }

    @GET
    @Operation(
            summary = "Texts that lost, newest first",
            description =
                    "Of the whole notebook, or of one document. Follow `cursor` until there is none.")
    @APIResponse(responseCode = "200", description = "A page of versions")
    @APIResponse(responseCode = "404", description = "unknown-notebook")
    @APIResponse(
            responseCode = "429",
            description = "too-many-at-once: this person has too many requests under way")
    @APIResponse(responseCode = "503", description = "service-busy: ask again after Retry-After")
    public Page<VersionView> list(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @Parameter(example = "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1")
                    @QueryParam("document")
                    @Nullable String document,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int rows = PageLimit.of(limit);
        var owner = caller.demandPerson();
        var wanted = document == null ? null : RecoveryProblems.document(document);
        var before = Cursor.decodeId(cursor);
        admission.welcome(owner);
        var room = admission.page(limits.bytesPerPage());
        var start = new Start(before, rows, room.bytes());
        var page =
                admission
                        .pull(() -> desk.versions(owner, notebook, wanted, start))
                        .orElseThrow(RecoveryProblems::unknownNotebook);
        room.keepOnly(page.items().stream().mapToInt(lost -> lost.value().length()).sum());
        return new Page<>(page.items().stream().map(this::view).toList(), page.cursor());
    }

    @POST
    @Path("{version}/restoration")
    @Idempotent
    @Operation(
            summary = "Bring a text back",
            description =
                    "It is written as a new edit, and every device gets it. The text that it takes the"
                            + " place of becomes a version in its turn. Asking twice changes nothing"
                            + " more.")
    @APIResponse(
            responseCode = "200",
            description = "The document has the text",
            content = @Content(schema = @Schema(implementation = RestoredView.class)))
    @APIResponse(
            responseCode = "403",
            description = "The notebook may not be written in, and why: work-expired, …")
    @APIResponse(responseCode = "404", description = "nothing-to-restore")
    @APIResponse(responseCode = "409", description = "document-deleted or changed-meanwhile")
    @APIResponse(responseCode = "422", description = "With this text the document is too large")
    @APIResponse(
            responseCode = "503",
            description = "service-busy or notes-held: ask again after Retry-After")
    public Response restore(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @PathParam("version") @Parameter(example = VERSION) UUID version) {
        var restored = desk.restoreVersion(caller.demandPerson(), notebook, version);
        return Response.ok(RestoredView.of(RecoveryProblems.restored(restored))).build();
    }

    private VersionView view(LostVersion lost) {
        return new VersionView(
                lost.id(),
                "urn:uuid:" + lost.document(),
                lost.kind().word(),
                lost.field(),
                lost.value(),
                Instant.ofEpochMilli(lost.written().millis()),
                lost.written().device(),
                lost.lostAt(),
                lost.lostAt().plus(limits.lostTextsKept()),
                lost.stands());
    }
}
