package fr.rentree.sync.sharing;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.devices.CursorSeal;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.sharing.SharedDesk.Question;
import fr.rentree.sync.sharing.SharedPages.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where members of a class or group read what their teachers share.
@Path("/api/v1/sync/shared")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Sharing")
class SharedEndpoint {

    private static final String EXAMPLE =
            """
            {"changes": [{"id": null, "share": "0199a1b2-0000-7000-8000-00000000fa02", "withdrawn": true},
                         {"id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1",
                          "share": "0199a1b2-0000-7000-8000-00000000fa01", "kind": "sequence",
                          "work": "manuel-maths-2de", "rev": 3, "deleted": false,
                          "doc": {"type": "Sequence", "title": "Fractions", "steps": []}}],
             "cursor": "AgGZobI", "more": false, "serverTime": "2026-09-01T08:00:00Z"}
            """;

    private final ShareDesk shares;
    private final SharedDesk desk;
    private final CursorSeal seal;
    private final SyncConfig limits;
    private final Caller caller;
    private final Clock clock;
    private final AdmissionDesk admission;

    SharedEndpoint(
            ShareDesk shares,
            SharedDesk desk,
            CursorSeal seal,
            SyncConfig limits,
            Caller caller,
            Clock clock,
            AdmissionDesk admission) {
        this.admission = admission;
        this.shares = shares;
        this.desk = desk;
        this.seal = seal;
        this.limits = limits;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Pull what teachers share with the caller's classes and groups",
            description =
                    "For reading only. The latest state of each shared note; a deleted one has no"
                            + " document. `withdrawn` with an `id`: that note is no longer shared;"
                            + " with `id` null: nothing of that share is any more (it ended, its"
                            + " school year did, the caller left the group, or holds no right for"
                            + " the work now). Without `since`, from the start. Ask again while"
                            + " `more`.")
    @APIResponse(
            responseCode = "200",
            description = "One page, bounded in rows and bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "one sequence", value = EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = "The cursor is not ours, or the limit is out of range")
    @APIResponse(responseCode = "404", description = "The cursor is somebody else's")
    @APIResponse(responseCode = "410", description = "resync-required: read everything again")
    @APIResponse(
            responseCode = "429",
            description = "too-many-at-once: this person has too many requests under way")
    @APIResponse(
            responseCode = "503",
            description =
                    "service-busy: come back after Retry-After; a 200 with Backoff asks to wait as"
                            + " long before the next request")
    public Response shared(
            @QueryParam("since") @Nullable String since,
            @QueryParam("limit") @Nullable Integer limit) {
        var reader = caller.demandPerson();
        int rows = rows(limit);
        admission.welcome(reader);
        var cursor = Optional.ofNullable(since).map(text -> opened(text, reader));
        var room = admission.page(limits.bytesPerPage());
        var question = new Question(reader, cursor, rows, room.bytes());
        var page = admission.pull(() -> pull(question));
        room.keepOnly(page.size());
        return Response.ok(streamed(page)).header("Cache-Control", "private, no-cache").build();
    }

    private Page pull(Question question) {
        var visible = shares.sharedWith(question.reader());
        return Tenancy.platformWide(() -> desk.page(question, visible));
    }

    private StreamingOutput streamed(Page page) {
        var next = seal.sealContent(page.cursor().content());
        return reader -> SharedWriter.write(page, next, clock.instant(), reader);
    }

    private SharedCursor opened(String text, UUID reader) {
        var cursor =
                seal.openContent(text)
                        .flatMap(SharedCursor::of)
                        .orElseThrow(ShareProblems::foreignCursor);
        if (!cursor.reader().equals(reader)) {
            throw ShareProblems.cursorOfSomebodyElse();
        }
        return cursor;
    }

    private int rows(@Nullable Integer limit) {
        if (limit == null) {
            return limits.changesPerPage();
        }
        if (limit < 1 || limit > limits.changesPerPage()) {
            throw ShareProblems.limit(limits.changesPerPage());
        }
        return limit;
    }
}
