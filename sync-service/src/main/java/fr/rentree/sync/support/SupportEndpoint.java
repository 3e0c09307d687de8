package fr.rentree.sync.support;

import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What support sees.
@Path("/api/v1/sync/support")
@RunOnVirtualThread
@RolesAllowed(Roles.OPERATOR)
@Tag(
        name = "Support",
        description =
                "States and counts for support: no content, no name, every look written down.")
class SupportEndpoint {

    private static final String PERSON = "0199a1b2-0000-7000-8000-000000000001";

    private final SupportDesk desk;

    SupportEndpoint(SupportDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("persons/{person}/notebooks")
    @Operation(
            summary = "A person's notebooks, in states and counts",
            description =
                    "Nothing that was written, no name. The look is kept in the journal. A person whom"
                            + " nobody knows has no notebooks.")
    @APIResponse(responseCode = "200", description = "The notebooks")
    public Page<NotebookReport> notebooks(
            @PathParam("person") @Parameter(example = PERSON) UUID person) {
        return new Page<>(desk.notebooks(person), null);
    }

    @GET
    @Path("persons/{person}/devices")
    @Operation(
            summary = "A person's devices, and how far behind each is",
            description = "Not what they are called. The look is kept in the journal.")
    @APIResponse(responseCode = "200", description = "The devices")
    public Page<DeviceReport> devices(
            @PathParam("person") @Parameter(example = PERSON) UUID person) {
        return new Page<>(desk.devices(person), null);
    }

    @GET
    @Path("journal")
    @Operation(
            summary = "Who looked at whom, when",
            description = "Newest first; of one person with `person`. Follow `cursor`.")
    @APIResponse(responseCode = "200", description = "A page of looks")
    public Page<Look> journal(
            @QueryParam("person") @Parameter(example = PERSON) @Nullable UUID person,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int rows = PageLimit.of(limit);
        var found = desk.journal(person, before(Cursor.decodeId(cursor)), rows + 1);
        return Page.of(found, rows, look -> look.look().toString());
    }

    private static @Nullable UUID before(String key) {
        return key.isEmpty() ? null : UUID.fromString(key);
    }
}
