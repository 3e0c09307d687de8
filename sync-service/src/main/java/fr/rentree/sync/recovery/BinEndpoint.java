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

/// What deletions took from a notebook without knowing it.
@Path("/api/v1/notebooks/{notebook}/bin")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Recovery")
class BinEndpoint {

    private static final String NOTEBOOK = "0199a1b2-0000-7000-8000-00000000ab01";
    private static final String ENTRY = "0199a1b2-0000-7000-8000-00000000ef01";

    /// An entry of the bin.
    @Schema(
            description =
                    "A deletion always stands. Here is what it did not know: an edit that came after"
                            + " it, or the note as another device had changed it.")
    record EntryView(
            @Schema(examples = "0199a1b2-0000-7000-8000-00000000ef01") UUID entry,
            @Schema(examples = "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1") String document,
            @Schema(examples = "annotation") String kind,
            @JsonRawValue
                    @Schema(
                            implementation = Object.class,
                            examples =
                                    "{\"type\":\"Annotation\",\"bodyValue\":\"à revoir\",\"target\":\"chapitre-3.xhtml\"}")
                    String doc,
            @Schema(description = "Only the fields that a patch wrote are known") boolean partial,
            @Schema(examples = "2026-09-07T08:15:30.123Z", description = "By the device's clock")
                    Instant writtenAt,
            @Schema(examples = "0199a1b2-0000-7000-8000-00000000d001") UUID device,
            @Schema(examples = "2026-09-07T08:20:00Z") Instant binnedAt,
            @Schema(examples = "2026-10-07T08:20:00Z", description = "At least") Instant keptUntil,
            @Nullable
                    @Schema(
                            examples = "urn:uuid:0199a1b2-0000-7000-8000-0000000000b1",
                            description = "The note that it became")
                    String restoredAs) {}

    private final RecoveryDesk desk;
    private final Caller caller;
    private final SyncConfig limits;
    private final AdmissionDesk admission;

    BinEndpoint(RecoveryDesk desk, Caller caller, SyncConfig limits, AdmissionDesk admission) {
        this.admission = admission;
        this.desk = desk;
        this.caller = caller;
        this.limits = limits;
    }

    @GET
    @Operation(
            summary = "What deletions took away unread, newest first",
            description =
                    "A note that its owner had read when deleting it is not here: nothing of it is"
                            + " kept. Follow `cursor` until there is none.")
    @APIResponse(responseCode = "200", description = "A page of the bin")
    @APIResponse(responseCode = "404", description = "unknown-notebook")
    @APIResponse(
            responseCode = "429",
            description = "too-many-at-once: this person has too many requests under way")
    @APIResponse(responseCode = "503", description = "service-busy: ask again after Retry-After")
    public Page<EntryView> list(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int rows = PageLimit.of(limit);
        var owner = caller.demandPerson();
        var before = Cursor.decodeId(cursor);
        admission.welcome(owner);
        var room = admission.page(limits.bytesPerPage());
        var start = new Start(before, rows, room.bytes());
        var page =
                admission
                        .pull(() -> desk.bin(owner, notebook, start))
                        .orElseThrow(RecoveryProblems::unknownNotebook);
        room.keepOnly(page.items().stream().mapToInt(entry -> entry.doc().length()).sum());
        return new Page<>(page.items().stream().map(this::view).toList(), page.cursor());
    }

    @POST
    @Path("{entry}/restoration")
    @Idempotent
    @Operation(
            summary = "Bring a note back as a new one",
            description =
                    "The deletion stands; the new note has an id of its own and is otherwise the same,"
                            + " byte for byte. Asking twice makes one note, unless that one was"
                            + " deleted meanwhile.")
    @APIResponse(
            responseCode = "200",
            description = "The note is there, under a new id",
            content = @Content(schema = @Schema(implementation = RestoredView.class)))
    @APIResponse(
            responseCode = "403",
            description = "The notebook may not be written in, and why: work-expired, …")
    @APIResponse(responseCode = "404", description = "nothing-to-restore")
    @APIResponse(
            responseCode = "409",
            description = "incomplete-entry, or no room: notebook-quota, owner-quota")
    @APIResponse(
            responseCode = "503",
            description = "service-busy or notes-held: ask again after Retry-After")
    public Response restore(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @PathParam("entry") @Parameter(example = ENTRY) UUID entry) {
        var restored = desk.restoreEntry(caller.demandPerson(), notebook, entry);
        return Response.ok(RestoredView.of(RecoveryProblems.restored(restored))).build();
    }

    private EntryView view(BinEntry entry) {
        return new EntryView(
                entry.id(),
                "urn:uuid:" + entry.document(),
                entry.kind().word(),
                entry.doc(),
                entry.partial(),
                Instant.ofEpochMilli(entry.written().millis()),
                entry.written().device(),
                entry.binnedAt(),
                entry.binnedAt().plus(limits.lostTextsKept()),
                entry.restoredAs().map(id -> "urn:uuid:" + id).orElse(null));
    }
}
