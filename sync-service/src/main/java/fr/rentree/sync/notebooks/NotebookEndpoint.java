package fr.rentree.sync.notebooks;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.school.SchoolYear;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// A person's notebooks.
@Path("/api/v1/notebooks")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Notebooks", description = "Everything one person wrote in one work at one school.")
class NotebookEndpoint {

    /// A notebook as its owner sees it.
    @Schema(
            description =
                    "OPEN may be written in. READ_ONLY ran out, and opens again by itself; FROZEN did not"
                            + " follow its owner. Both may be read and taken away; `reason` says why,"
                            + " `cure` what to do, `removalOn` until when.")
    record NotebookView(
            @Schema(examples = "0199a1b2-0000-7000-8000-00000000ab01") UUID notebook,
            @Schema(examples = "manuel-maths-2de") String work,
            @Schema(examples = "0000001B") String school,
            @Schema(examples = "12") int live,
            @Schema(examples = "2026-2027", implementation = String.class) SchoolYear schoolYear,
            @Schema(
                            examples = "FROZEN",
                            enumeration = {"OPEN", "READ_ONLY", "FROZEN"})
                    String state,
            @Nullable @Schema(examples = "LICENCE_NOT_RENEWED") ClosedReason reason,
            @Nullable
                    @Schema(
                            description = "What to do, in the language of Accept-Language (fr, en)",
                            examples = "Demandez la licence à votre établissement.")
                    String cure,
            @Nullable
                    @Schema(
                            description = "Announced: from this day its content may be removed",
                            examples = "2027-12-30")
                    LocalDate removalOn,
            @Nullable
                    @Schema(
                            description = "The notebook that its notes were transferred to",
                            examples = "0199a1b2-0000-7000-8000-00000000ab02")
                    UUID movedTo) {

        static NotebookView of(NotebookDesk.Shown shown, NotebookWords words) {
            var notebook = shown.notebook();
            var state = shown.state();
            return new NotebookView(
                    notebook.id(),
                    notebook.place().work(),
                    notebook.place().school().value(),
                    notebook.live(),
                    notebook.schoolYear(),
                    name(state),
                    reason(state).orElse(null),
                    words.cure(state, notebook.removalOn()).orElse(null),
                    state instanceof NotebookState.Frozen
                            ? notebook.removalOn().orElse(null)
                            : null,
                    notebook.whereabouts().movedTo().orElse(null));
        }

        private static String name(NotebookState state) {
            return switch (state) {
                case NotebookState.Open _ -> "OPEN";
                case NotebookState.ReadOnly _ -> "READ_ONLY";
                case NotebookState.Frozen _ -> "FROZEN";
            };
        }

        private static Optional<ClosedReason> reason(NotebookState state) {
            return switch (state) {
                case NotebookState.Open _ -> Optional.empty();
                case NotebookState.ReadOnly(var reason) -> Optional.of(reason);
                case NotebookState.Frozen(var reason) -> Optional.of(reason);
            };
        }
    }

    private final NotebookDesk desk;
    private final Caller caller;

    NotebookEndpoint(NotebookDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "The caller's notebooks, and whether each may still be written in",
            description =
                    "Follow `cursor` until there is none. A notebook that was emptied by a transfer"
                            + " or by its announced removal is left out, unless its bin holds what a"
                            + " device sent later.")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<NotebookView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String preferred) {
        int rows = PageLimit.of(limit);
        var words = NotebookWords.in(preferred);
        var found =
                desk.page(caller.demandPerson(), Cursor.decodeId(cursor), rows + 1).stream()
                        .map(shown -> NotebookView.of(shown, words))
                        .toList();
        return spoken(Page.of(found, rows, view -> view.notebook().toString()), words);
    }

    @GET
    @Path("{notebook}")
    @Operation(
            summary = "One notebook: its state, why, and what to do",
            description =
                    "`cure` is in French, or in English where Accept-Language prefers it. `removalOn`"
                            + " is there once the end of a frozen notebook is announced.")
    @APIResponse(responseCode = "200", description = "The notebook")
    @APIResponse(responseCode = "404", description = "No such notebook of the caller")
    public RestResponse<NotebookView> find(
            @PathParam("notebook") @Parameter(example = "0199a1b2-0000-7000-8000-00000000ab01")
                    UUID notebook,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String preferred) {
        var words = NotebookWords.in(preferred);
        var shown =
                desk.find(caller.demandPerson(), notebook).orElseThrow(NotebookProblems::unknown);
        return spoken(NotebookView.of(shown, words), words);
    }

    private static <T> RestResponse<T> spoken(T body, NotebookWords words) {
        return RestResponse.ResponseBuilder.ok(body)
                .header(HttpHeaders.CONTENT_LANGUAGE, words.language().getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
