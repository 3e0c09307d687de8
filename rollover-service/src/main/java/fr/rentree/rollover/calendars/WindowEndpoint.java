package fr.rentree.rollover.calendars;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/windows")
@Tag(name = "Windows", description = "Which schools take imports now")
@RunOnVirtualThread
class WindowEndpoint {

    private final WindowTick windows;
    private final Caller caller;

    WindowEndpoint(WindowTick windows, Caller caller) {
        this.windows = windows;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.ENT_PORTAL, Roles.PERSON})
    @Operation(
            summary = "Import windows, school by school",
            description =
                    """
                    An operator sees every school, an ENT its own, a person theirs. \
                    A school that is not listed is open.\
                    """)
    @APIResponse(responseCode = "200", description = "Windows in the order of UAI")
    public Page<ImportWindow> list(
            @Parameter(example = "REGION-FICTIVE") @QueryParam("territory")
                    @Nullable String territory,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int rows = PageLimit.of(limit);
        var filter = new WindowFilter(territory == null ? "" : territory, idEnt());
        var items = windows.list(filter, Cursor.decode(cursor), rows + 1);
        return Page.of(items, rows, window -> window.uai().value());
    }

    /// An ENT runs platform-wide: its claim is the filter, and without one it sees nothing.
    private String idEnt() {
        if (!caller.has(Roles.ENT_PORTAL) || caller.isOperator()) {
            return "";
        }
        return caller.claims().getOrDefault("id_ent", "-");
    }
}
