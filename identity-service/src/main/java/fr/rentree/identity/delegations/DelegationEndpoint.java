package fr.rentree.identity.delegations;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Delegations, for heads of school.
@Path("/api/v1/delegations")
@RunOnVirtualThread
@Tag(name = "delegations", description = "Permissions given to somebody until a day")
class DelegationEndpoint {

    private final DelegationDesk desk;
    private final DelegationRepository delegations;
    private final Caller caller;

    DelegationEndpoint(DelegationDesk desk, DelegationRepository delegations, Caller caller) {
        this.desk = desk;
        this.delegations = delegations;
        this.caller = caller;
    }

    /// What is to be delegated to whom.
    record Wanted(
            @Schema(examples = "01998a3e-7c00-7000-8000-000000000001") @Nullable String person,
            @Schema(examples = "0000001B") @Nullable String school,
            @Schema(
                            examples = "HANDOUT_CLERK",
                            description = "ASSIGNMENT_OFFICER, HANDOUT_CLERK or RESOURCE_MANAGER")
                    @Nullable String permission,
            @Schema(examples = "2027-08-15") @Nullable String lastDay) {}

    @POST
    @RolesAllowed({Roles.HEAD, Roles.OPERATOR})
    @Idempotent
    @Operation(
            summary = "Delegate a permission",
            description = "By the head of the school, to somebody of its roster.")
    @APIResponse(responseCode = "201", description = "Delegated")
    @APIResponse(responseCode = "403", description = "You are not the head there")
    @APIResponse(responseCode = "404", description = "The school is not yours")
    @APIResponse(responseCode = "409", description = "Delegated already")
    @APIResponse(responseCode = "422", description = "Not of the school, or a day that is over")
    public Response delegate(@Nullable Wanted wanted) {
        if (wanted == null) {
            throw Problem.badRequest("body-missing", "Send the delegation as JSON.");
        }
        var asked =
                new WantedDelegation(
                        parse("person", wanted.person(), UUID::fromString, "an id"),
                        parse("school", wanted.school(), Uai::parse, "a UAI like 0000001B"),
                        parse(
                                "permission",
                                wanted.permission(),
                                Permission::valueOf,
                                "ASSIGNMENT_OFFICER, HANDOUT_CLERK or RESOURCE_MANAGER"),
                        parse(
                                "lastDay",
                                wanted.lastDay(),
                                LocalDate::parse,
                                "a day like 2027-08-15"));
        caller.demand(asked.school(), Roles.HEAD);
        var delegation = desk.delegate(asked);
        return Response.created(URI.create("/api/v1/delegations/" + delegation.id()))
                .entity(delegation)
                .build();
    }

    @GET
    @RolesAllowed({Roles.HEAD, Roles.OPERATOR})
    @Operation(
            summary = "Running delegations of a school",
            description = "For example ?school=0000001B.")
    @APIResponse(responseCode = "200", description = "The delegations")
    public Page<Delegation> list(@QueryParam("school") @Nullable String school) {
        var uai = parse("school", school, Uai::parse, "a UAI like 0000001B");
        caller.demand(uai, Roles.HEAD);
        return new Page<>(delegations.list(uai), null);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.HEAD, Roles.OPERATOR})
    @Idempotent
    @Operation(summary = "End a delegation", description = "At once, and everybody is told.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "404", description = "No running delegation of yours")
    public Response end(@PathParam("id") String id) {
        try {
            desk.end(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            throw DelegationDesk.unknown();
        }
        return Response.noContent().build();
    }

    private static <T> T parse(
            String field, @Nullable String value, Function<String, T> reader, String expected) {
        try {
            return reader.apply(value == null ? "" : value);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw Problem.badRequest(
                    field.toLowerCase(Locale.ROOT) + "-malformed",
                    field + " must be " + expected + ".");
        }
    }
}
