package fr.rentree.licence.downloads;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;
import static fr.rentree.platform.caller.Roles.PERSON;

import fr.rentree.licence.downloads.DownloadDecision.Installed;
import fr.rentree.licence.downloads.DownloadDecision.Refusal;
import fr.rentree.licence.downloads.Installation.Freed;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/downloads")
@Tag(name = "Downloads", description = "Manuals on devices, and how many are left")
@RunOnVirtualThread
class DownloadEndpoint {

    private static final int LONGEST = 100;

    private final DownloadDesk desk;
    private final DownloadRepository downloads;
    private final Caller caller;
    private final HttpHeaders headers;

    DownloadEndpoint(
            DownloadDesk desk, DownloadRepository downloads, Caller caller, HttpHeaders headers) {
        this.desk = desk;
        this.downloads = downloads;
        this.caller = caller;
        this.headers = headers;
    }

    @POST
    @Idempotent
    @RolesAllowed(PERSON)
    @Operation(
            summary = "Put a manual on a device",
            description =
                    "For a manual that you hold today. The tablet handed to you takes no place; of"
                            + " other devices two may have it (`rentree.licence.downloads.per-manual`)."
                            + " The same device again has no effect; one whose serial number is known"
                            + " takes its own place over. `instead` gives up another device's place"
                            + " in the same act.")
    @APIResponse(
            responseCode = "201",
            description = "The device has a place",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Installation.class)))
    @APIResponse(
            responseCode = "200",
            description = "It had one already",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Installation.class)))
    @APIResponse(responseCode = "403", description = "resource-not-held")
    @APIResponse(responseCode = "409", description = "no-place-left, with the `devices` in words")
    @APIResponse(responseCode = "422", description = "nothing-to-replace")
    public Response install(DownloadRequest request) {
        return switch (desk.install(read(request), caller.name())) {
            case Installed(var installation, boolean isNew) ->
                    (isNew ? Response.created(location(installation)) : Response.ok())
                            .entity(installation)
                            .build();
            case Refusal refusal ->
                    throw DownloadProblems.of(refusal, headers.getAcceptableLanguages());
        };
    }

    @GET
    @RolesAllowed({PERSON, OPERATOR})
    @Operation(
            summary = "List the devices that have manuals",
            description = "Yours; an assignment officer or the head may name a person.")
    @APIResponse(responseCode = "200", description = "One page, oldest first")
    public Page<Installation> list(
            @QueryParam("school") @Parameter(example = "0000001B") @Nullable Uai school,
            @QueryParam("person") @Nullable UUID person,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var here = school(school);
        var rows = downloads.list(here, whose(here, person), after(cursor), size + 1);
        return Page.of(rows, size, row -> row.download().toString());
    }

    @GET
    @Path("/quota")
    @RolesAllowed({PERSON, OPERATOR})
    @Operation(summary = "How many devices are left for a manual")
    @APIResponse(responseCode = "200", description = "Allowed, used and left, the tablet apart")
    public DownloadQuota quota(
            @QueryParam("school") @Parameter(example = "0000001B") @Nullable Uai school,
            @QueryParam("resource") @Parameter(example = "ark:/99999/manuel-maths-2de")
                    @Nullable String resource,
            @QueryParam("person") @Nullable UUID person) {
        if (resource == null || resource.isBlank()) {
            throw Problem.badRequest("resource-missing", "Say which `resource`.");
        }
        var here = school(school);
        return desk.quota(here, whose(here, person), resource);
    }

    @DELETE
    @Path("/{download}")
    @RolesAllowed({PERSON, OPERATOR})
    @Operation(
            summary = "Free the place of a device",
            description =
                    "By its person, an assignment officer or the head. Repeating it frees nothing"
                            + " more.")
    @APIResponse(responseCode = "204", description = "The place is free")
    @APIResponse(responseCode = "404", description = "Unknown, or not yours")
    public void free(
            @PathParam("download") UUID download,
            @QueryParam("why") @DefaultValue("RELEASED") Freed why) {
        var found = downloads.find(download).orElseThrow(() -> DownloadProblems.unknown(download));
        if (caller.person().filter(found.person()::equals).isEmpty()) {
            caller.demand(found.school(), ASSIGNMENT_OFFICER, HEAD);
        }
        desk.free(download, why, caller.name());
    }

    private WantedDownload read(@Nullable DownloadRequest request) {
        if (request == null) {
            throw Problem.badRequest("body-missing", "Say what to put on which device.");
        }
        var school = school(request.school());
        var person = caller.demandPerson();
        whose(school, null);
        return new WantedDownload(
                school,
                person,
                text("resource", request.resource(), 1024),
                new Device(
                        text("device", request.device(), LONGEST),
                        text("name", request.name(), LONGEST),
                        Optional.ofNullable(request.serialNumber())
                                .map(number -> text("serialNumber", number, LONGEST))
                                .map(number -> number.toUpperCase(Locale.ROOT))),
                Optional.ofNullable(request.instead()));
    }

    /// The person calling, at a school of theirs; or one whom an officer names at theirs.
    private UUID whose(Uai school, @Nullable UUID person) {
        if (person != null && !caller.person().filter(person::equals).isPresent()) {
            caller.demand(school, ASSIGNMENT_OFFICER, HEAD);
            return person;
        }
        caller.demandPlace(school);
        return caller.demandPerson();
    }

    private static Uai school(@Nullable Uai school) {
        if (school == null) {
            throw Problem.badRequest("school-missing", "Name the `school` by its UAI.");
        }
        return school;
    }

    private static String text(String field, @Nullable String value, int longest) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()
                || text.length() > longest
                || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest(
                    "field-malformed",
                    "`%s` has 1 to %d characters, none of them a control character."
                            .formatted(field, longest));
        }
        return text;
    }

    private static URI location(Installation installation) {
        return URI.create("/api/v1/downloads/" + installation.download());
    }

    private static UUID after(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        try {
            return key.isEmpty() ? new UUID(0, 0) : UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest("unknown-cursor", "Start again without a cursor.");
        }
    }
}
