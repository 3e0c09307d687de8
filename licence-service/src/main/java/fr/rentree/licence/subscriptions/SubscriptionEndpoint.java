package fr.rentree.licence.subscriptions;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.DISTRIBUTOR;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;
import static fr.rentree.platform.caller.Roles.RESOURCE_MANAGER;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/subscriptions")
@Tag(name = "Subscriptions", description = "The rights of schools, and how their seats stand")
@RunOnVirtualThread
class SubscriptionEndpoint {

    private final SubscriptionRepository subscriptions;
    private final Caller caller;

    SubscriptionEndpoint(SubscriptionRepository subscriptions, Caller caller) {
        this.subscriptions = subscriptions;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ASSIGNMENT_OFFICER, RESOURCE_MANAGER, HEAD, DISTRIBUTOR, OPERATOR})
    @Operation(
            summary = "List subscriptions of a school",
            description =
                    "An officer names a school of theirs; a distributor sees what it sold itself,"
                            + " of one school or of all.")
    @APIResponse(responseCode = "200", description = "One page, oldest first")
    @APIResponse(responseCode = "404", description = "No such school is known to you")
    public Page<Subscription> list(
            @QueryParam("school") @Nullable Uai school,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var filter = new SubscriptionRepository.Filter(schoolFilter(school), placedBy(), null);
        var rows = subscriptions.list(filter, after(cursor), size + 1);
        return Page.of(rows, size, row -> row.subscription().toString());
    }

    @GET
    @Path("/{subscription}")
    @RolesAllowed({ASSIGNMENT_OFFICER, RESOURCE_MANAGER, HEAD, DISTRIBUTOR, OPERATOR})
    @Operation(
            summary = "Show one subscription",
            description = "With its counters: total (null when unlimited), assigned, available.")
    @APIResponse(responseCode = "200", description = "The subscription")
    @APIResponse(responseCode = "404", description = "Unknown, or not yours")
    public Subscription show(@PathParam("subscription") UUID id) {
        var filter = new SubscriptionRepository.Filter(null, placedBy(), id);
        var found =
                subscriptions.list(filter, new UUID(0, 0), 1).stream()
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.notFound(
                                        "unknown-subscription",
                                        "No subscription " + id + " is known to you."));
        if (!caller.has(DISTRIBUTOR)) {
            caller.demand(found.school(), ASSIGNMENT_OFFICER, RESOURCE_MANAGER, HEAD);
        }
        return found;
    }

    private @Nullable String schoolFilter(@Nullable Uai school) {
        if (caller.has(DISTRIBUTOR) || (caller.isOperator() && school == null)) {
            return school == null ? null : school.value();
        }
        if (school == null) {
            throw Problem.badRequest("school-missing", "Name the school: ?school=<its UAI>.");
        }
        caller.demand(school, ASSIGNMENT_OFFICER, RESOURCE_MANAGER, HEAD);
        return school.value();
    }

    private @Nullable String placedBy() {
        return caller.distributor().orElse(null);
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
