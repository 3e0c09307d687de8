package fr.rentree.distribution.tablets;

import fr.rentree.distribution.roster.Schools;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The tablets of a school, for the people who hand them over.
@Path("/api/v1/tablets")
@RunOnVirtualThread
@Tag(name = "Tablets")
class TabletEndpoint {

    private final TabletDesk tablets;
    private final Caller caller;

    TabletEndpoint(TabletDesk tablets, Caller caller) {
        this.tablets = tablets;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(
            summary = "Tablets of a school",
            description = "In the order of serial numbers; with `state`, only those in that state.")
    public Page<TabletItem> list(
            @QueryParam("school") @Parameter(example = "0000001B") @Nullable String school,
            @QueryParam("state") @Parameter(example = "IN_STOCK") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var here = Schools.demandStaff(caller, school);
        int size = PageLimit.of(limit);
        var oneMore = tablets.page(here, state(state), Cursor.decode(cursor), size);
        return Page.of(oneMore, size, TabletItem::serialNumber);
    }

    @GET
    @Path("counts")
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(
            summary = "How many tablets are in each state",
            description =
                    "`received` is the sum of `states`; `announced` counts what deliveries promised.")
    public TabletCounts counts(
            @QueryParam("school") @Parameter(example = "0000001B") @Nullable String school) {
        return tablets.counts(Schools.demandStaff(caller, school));
    }

    private static Optional<TabletState> state(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return Optional.empty();
        }
        return Arrays.stream(TabletState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .or(() -> {
                    throw Problem.badRequest(
                            "unknown-state",
                            "state must be one of " + Arrays.toString(TabletState.values()) + ".");
                });
    }
}
