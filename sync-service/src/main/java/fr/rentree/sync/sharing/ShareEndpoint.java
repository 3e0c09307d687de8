package fr.rentree.sync.sharing;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.school.Uai;
import fr.rentree.sync.sharing.Share.Audience;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where a teacher shares a part of a notebook with a class or a group.
@Path("/api/v1/notebooks/{notebook}/shares")
@RunOnVirtualThread
@RolesAllowed(Roles.TEACHER)
@Tag(name = "Sharing", description = "What teachers let their classes read.")
class ShareEndpoint {

    private static final String NOTEBOOK = "0199a1b2-0000-7000-8000-00000000ab01";
    private static final String SHARE = "0199a1b2-0000-7000-8000-00000000fa01";
    private static final String URN = "urn:uuid:";
    private static final String PRINTABLE = "\\P{Cntrl}*";

    /// What to share, with whom.
    record Wish(
            @Nullable
                    @Schema(
                            description = "Where the class is; left out: the notebook's school",
                            examples = "0000001B")
                    String school,
            @NotNull
                    @Pattern(regexp = "DIVISION|GROUP")
                    @Schema(
                            examples = "DIVISION",
                            enumeration = {"DIVISION", "GROUP"})
                    String kind,
            @NotBlank @Size(max = 255) @Pattern(regexp = PRINTABLE) @Schema(examples = "2NDE1")
                    String code,
            @NotNull
                    @Pattern(regexp = "NOTEBOOK|SEQUENCES|DOCUMENTS|TAG")
                    @Schema(
                            examples = "SEQUENCES",
                            enumeration = {"NOTEBOOK", "SEQUENCES", "DOCUMENTS", "TAG"})
                    String selection,
            @Nullable
                    @Schema(
                            description = "With DOCUMENTS: which",
                            examples = "[\"urn:uuid:0199a1b2-0000-7000-8000-0000000000a1\"]")
                    List<String> documents,
            @Nullable
                    @Size(min = 1, max = 100)
                    @Pattern(regexp = PRINTABLE)
                    @Schema(description = "With TAG: which", examples = "à retenir")
                    String tag) {}

    /// A share as its teacher sees it.
    record ShareView(
            @Schema(examples = "0199a1b2-0000-7000-8000-00000000fa01") UUID share,
            @Schema(examples = "0199a1b2-0000-7000-8000-00000000ab01") UUID notebook,
            @Schema(examples = "0000001B") String school,
            @Schema(examples = "DIVISION") String kind,
            @Schema(examples = "2NDE1") String code,
            @Schema(examples = "SEQUENCES") String selection,
            @Nullable
                    @Schema(
                            description = "With DOCUMENTS: which",
                            examples = "[\"urn:uuid:0199a1b2-0000-7000-8000-0000000000a1\"]")
                    List<String> documents,
            @Nullable @Schema(description = "With TAG: which", examples = "à retenir") String tag,
            Instant createdAt) {

        static ShareView of(Share share) {
            var documents =
                    share.selection() instanceof Selection.Documents(var ids)
                            ? ids.stream().map(id -> URN + id).toList()
                            : null;
            var tag = share.selection() instanceof Selection.Tagged(var name) ? name : null;
            return new ShareView(
                    share.id(),
                    share.notebook(),
                    share.audience().school().value(),
                    share.audience().kind(),
                    share.audience().code(),
                    ShareRepository.name(share.selection()),
                    documents,
                    tag,
                    share.createdAt());
        }
    }

    private final ShareDesk desk;
    private final SharingConfig limits;
    private final Caller caller;

    ShareEndpoint(ShareDesk desk, SharingConfig limits, Caller caller) {
        this.desk = desk;
        this.limits = limits;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "What of a notebook is shared, and with whom",
            description = "Shares that have ended are left out; each ends with its school year.")
    @APIResponse(responseCode = "200", description = "All of them")
    @APIResponse(responseCode = "404", description = "No such notebook of the caller")
    public Page<ShareView> list(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook) {
        return new Page<>(
                desk.open(caller.demandPerson(), notebook).stream().map(ShareView::of).toList(),
                null);
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Share a part of a notebook with a class or a group, for reading",
            description =
                    "Members read annotations and sequences by GET /api/v1/sync/shared as long as they"
                            + " are in the group and hold a right for the work; positions, progress and"
                            + " preferences are never shared. What is written later is shared too, until the"
                            + " school year ends (15 August): share again with the next year's class.")
    @APIResponse(
            responseCode = "201",
            description = "Shared",
            content = @Content(schema = @Schema(implementation = ShareView.class)))
    @APIResponse(responseCode = "400", description = "The wish is not complete")
    @APIResponse(responseCode = "403", description = "The caller does not teach at that school")
    @APIResponse(responseCode = "404", description = "No such notebook, school or group")
    @APIResponse(responseCode = "409", description = "too-many-shares")
    @APIResponse(responseCode = "422", description = "unknown-documents")
    public Response share(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @Valid @NotNull Wish wish) {
        var owner = caller.demandPerson();
        var found = desk.notebook(owner, notebook);
        var school = wish.school() == null ? found.place().school() : school(wish.school());
        caller.demand(school, Roles.TEACHER);
        var audience = new Audience(school, wish.kind(), wish.code());
        var view = ShareView.of(desk.share(owner, found, audience, selection(wish)));
        return Response.created(
                        URI.create("/api/v1/notebooks/" + notebook + "/shares/" + view.share()))
                .entity(view)
                .build();
    }

    @DELETE
    @Path("{share}")
    @Operation(
            summary = "End a share",
            description = "Readers are told by their next pull; ended again, it changes nothing.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "404", description = "No such share of the caller")
    public Response end(
            @PathParam("notebook") @Parameter(example = NOTEBOOK) UUID notebook,
            @PathParam("share") @Parameter(example = SHARE) UUID share) {
        desk.end(caller.demandPerson(), notebook, share);
        return Response.noContent().build();
    }

    private Selection selection(Wish wish) {
        return switch (wish.selection()) {
            case "NOTEBOOK" -> new Selection.WholeNotebook();
            case "SEQUENCES" -> new Selection.Sequences();
            case "TAG" -> {
                if (wish.tag() == null) {
                    throw ShareProblems.malformed("TAG needs `tag`: name the tag to share.");
                }
                yield new Selection.Tagged(wish.tag());
            }
            default -> new Selection.Documents(documents(wish.documents()));
        };
    }

    private List<UUID> documents(@Nullable List<String> named) {
        int most = limits.documentsPerShare();
        if (named == null || named.isEmpty() || named.size() > most) {
            throw ShareProblems.malformed(
                    "DOCUMENTS needs `documents`: 1 to %d ids of notes.".formatted(most));
        }
        try {
            return named.stream()
                    .map(String::valueOf)
                    .map(id -> id.startsWith(URN) ? id.substring(URN.length()) : id)
                    .map(UUID::fromString)
                    .distinct()
                    .toList();
        } catch (IllegalArgumentException _) {
            throw ShareProblems.malformed("`documents` are ids such as urn:uuid:0199a1b2-…");
        }
    }

    private static Uai school(String uai) {
        try {
            return new Uai(uai);
        } catch (IllegalArgumentException _) {
            throw ShareProblems.malformed("`school` must be a UAI such as 0000001B.");
        }
    }
}
