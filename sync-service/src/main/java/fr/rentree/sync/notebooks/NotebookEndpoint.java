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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
                    "OPEN may be written in; READ_ONLY and FROZEN may be read and taken away,"
                            + " and `reason` says why.")
    record NotebookView(
            @Schema(examples = "0199a1b2-0000-7000-8000-00000000ab01") UUID notebook,
            @Schema(examples = "manuel-maths-2de") String work,
            @Schema(examples = "0000001B") String school,
            @Schema(examples = "12") int live,
            @Schema(examples = "2026-2027", implementation = String.class) SchoolYear schoolYear,
            @Schema(
                            examples = "OPEN",
                            enumeration = {"OPEN", "READ_ONLY", "FROZEN"})
                    String state,
            @Nullable @Schema(examples = "LICENCE_NOT_RENEWED") String reason) {

        static NotebookView of(NotebookDesk.Shown shown) {
            return switch (shown.state()) {
                case NotebookState.Open _ -> of(shown.notebook(), "OPEN", null);
                case NotebookState.ReadOnly(var why) -> of(shown.notebook(), "READ_ONLY", why);
                case NotebookState.Frozen(var why) -> of(shown.notebook(), "FROZEN", why);
            };
        }

        private static NotebookView of(Notebook notebook, String state, @Nullable String reason) {
            return new NotebookView(
                    notebook.id(),
                    notebook.place().work(),
                    notebook.place().school().value(),
                    notebook.live(),
                    notebook.schoolYear(),
                    state,
                    reason);
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
            description = "Follow `cursor` until there is none.")
    public Page<NotebookView> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int rows = PageLimit.of(limit);
        var found =
                desk.page(caller.demandPerson(), Cursor.decode(cursor), rows + 1).stream()
                        .map(NotebookView::of)
                        .toList();
        return Page.of(found, rows, view -> view.notebook().toString());
    }
}
