package fr.rentree.identity.groups;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Divisions and groups of a school.
@Path("/api/v1/groups")
@RunOnVirtualThread
@Tag(name = "groups", description = "Divisions and teaching groups of a school")
class GroupEndpoint {

    private final GroupRepository groups;
    private final Caller caller;

    GroupEndpoint(GroupRepository groups, Caller caller) {
        this.groups = groups;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.ENT_PORTAL, Roles.PERSON})
    @Operation(
            summary = "Groups of a school",
            description = "For example ?school=0000001B&kind=DIVISION. For people of the school.")
    @APIResponse(responseCode = "200", description = "A page of groups")
    @APIResponse(responseCode = "400", description = "school or kind is missing or malformed")
    @APIResponse(responseCode = "404", description = "The school is not yours")
    public Page<Group> list(
            @QueryParam("school") @Nullable String school,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Uai uai = school(school);
        int size = PageLimit.of(limit);
        var wanted =
                new GroupRepository.Wanted(
                        uai, kind(kind), ownEnt(uai), Cursor.decode(cursor), size + 1);
        return Page.of(groups.list(wanted), size, Group::place);
    }

    private @Nullable String ownEnt(Uai school) {
        if (caller.has(Roles.ENT_PORTAL) && !caller.isOperator()) {
            return caller.claims().getOrDefault("id_ent", "");
        }
        if (!caller.isOperator() && !caller.schools().contains(school)) {
            throw Problem.notFound(
                    "unknown-school", "No school " + school + " is known to you: check its UAI.");
        }
        return null;
    }

    private static Uai school(@Nullable String school) {
        return Uai.tryParse(school == null ? "" : school)
                .orElseThrow(() ->
                        Problem.badRequest(
                                "school-malformed",
                                "school must be a UAI, for example ?school=0000001B."));
    }

    private static Group.@Nullable Kind kind(@Nullable String kind) {
        if (kind == null) {
            return null;
        }
        return Arrays.stream(Group.Kind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElseThrow(() ->
                        Problem.badRequest("kind-unknown", "kind must be DIVISION or GROUP."));
    }
}
