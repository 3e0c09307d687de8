package fr.rentree.sync.feed;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.devices.DeviceProblems;
import fr.rentree.sync.limits.SyncConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where devices read what was written on the others.
@Path("/api/v1/sync/changes")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Synchronisation")
class FeedEndpoint {

    private static final String EXAMPLE =
            """
            {"changes": [{"id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1", "kind": "annotation",
                          "work": "manuel-maths-2de", "school": "0000001B",
                          "notebook": "0199a1b2-0000-7000-8000-00000000ab01", "seq": 42, "rev": 1,
                          "deleted": false, "doc": {"type": "Annotation", "target": "chapitre-3.xhtml"}}],
             "cursor": "AQGZobI", "more": false, "serverTime": "2026-09-01T08:00:00Z"}
            """;

    private final FeedDesk desk;
    private final Caller caller;
    private final SyncConfig limits;
    private final Clock clock;
    private final AdmissionDesk admission;

    FeedEndpoint(
            FeedDesk desk, Caller caller, SyncConfig limits, Clock clock, AdmissionDesk admission) {
        this.desk = desk;
        this.admission = admission;
        this.caller = caller;
        this.limits = limits;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Pull what is new since a cursor",
            description =
                    "The latest state of each note, in the order of `seq`; a deleted one has no"
                            + " document. Without `since`, from the start. Ask again while `more`. Send"
                            + " the last ETag as If-None-Match to get 304 when nothing is new. Name"
                            + " the device that asks (`device`): so its person sees how far it is, and"
                            + " can have it start over or cut it off.")
    @Parameter(
            name = Caller.FOR_PERSON,
            in = ParameterIn.HEADER,
            description =
                    "The person whose notes the device keeps, as `person` of the configuration: when"
                            + " another one is signed in, 403 other-person, and nothing is read",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @APIResponse(
            responseCode = "200",
            description = "One page, bounded in rows and bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "ChangesPage"),
                            examples = @ExampleObject(name = "one change", value = EXAMPLE)))
    @APIResponse(responseCode = "304", description = "Nothing is new")
    @APIResponse(
            responseCode = "400",
            description = "The cursor is not ours, or the limit is out of range")
    @APIResponse(
            responseCode = "403",
            description =
                    "device-cut: this device was declared lost; device-unnamed: another one was, so"
                            + " register and name this one; other-person: what it keeps is not the"
                            + " caller's")
    @APIResponse(responseCode = "404", description = "The cursor is somebody else's")
    @APIResponse(
            responseCode = "410",
            description =
                    "resync-required or device-reset: read everything again; person-erased: delete"
                            + " the copy")
    @APIResponse(
            responseCode = "429",
            description = "too-many-at-once: this person has too many requests under way")
    @APIResponse(
            responseCode = "503",
            description =
                    "service-busy: come back after Retry-After; a 200 with Backoff asks to wait as"
                            + " long before the next request")
    public Response changes(
            @QueryParam("since") @Nullable String since,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("device") @Nullable UUID device,
            @HeaderParam("If-None-Match") @Nullable String known) {
        var owner = caller.demandPerson();
        int rows = rows(limit);
        admission.welcome(owner);
        var room = admission.page(limits.bytesPerPage());
        var question = new FeedDesk.Question(since, rows, room.bytes(), unquoted(known), device);
        return switch (admission.pull(() -> desk.pull(owner, question))) {
            case FeedAnswer.Page page -> {
                room.keepOnly(page.size());
                yield tagged(Response.ok(streamed(page)), page.cursor());
            }
            case FeedAnswer.NotModified(var cursor) -> tagged(Response.notModified(), cursor);
            case FeedAnswer.ForeignCursor() -> throw FeedProblems.foreign();
            case FeedAnswer.CursorOfSomebodyElse() -> throw FeedProblems.ofSomebodyElse();
            case FeedAnswer.Resync() -> throw FeedProblems.resync();
            case FeedAnswer.Closed(var gate) -> throw DeviceProblems.closed(gate);
        };
    }

    private int rows(@Nullable Integer limit) {
        if (limit == null) {
            return limits.changesPerPage();
        }
        if (limit < 1 || limit > limits.changesPerPage()) {
            throw FeedProblems.limit(limits.changesPerPage());
        }
        return limit;
    }

    private StreamingOutput streamed(FeedAnswer.Page page) {
        return reader -> FeedWriter.write(page, clock.instant(), reader);
    }

    private static Response tagged(Response.ResponseBuilder answer, String cursor) {
        return answer.tag(new EntityTag(cursor))
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    private static @Nullable String unquoted(@Nullable String tag) {
        return tag == null ? null : tag.replace("W/", "").replace("\"", "").strip();
    }
}
