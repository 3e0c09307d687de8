package fr.rentree.licence.modules;

import static fr.rentree.platform.caller.Roles.PERSON;
import static fr.rentree.platform.caller.Roles.TEACHER;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/modules")
@Tag(name = "Modules", description = "Exercise modules, with validity and success rate")
@RunOnVirtualThread
class ModuleEndpoint {

    /// Whose modules are asked for.
    static final class Asked {

        @QueryParam("school")
        @Parameter(example = "0000001B")
        @Nullable Uai school;

        @QueryParam("person")
        @Parameter(description = "A pupil whom you teach; yourself when left out")
        @Nullable UUID person;

        @QueryParam("division")
        @Parameter(description = "A class that you teach", example = "2NDE1")
        @Nullable String division;

        @QueryParam("group")
        @Parameter(description = "A group that you teach", example = "2MATHG1")
        @Nullable String group;

        @QueryParam("work")
        @Parameter(description = "One manual only", example = "manuel-maths-2de")
        @Nullable String work;
    }

    private final ModuleRepository modules;
    private final Caller caller;
    private final Clock clock;

    ModuleEndpoint(ModuleRepository modules, Caller caller, Clock clock) {
        this.modules = modules;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(PERSON)
    @Operation(
            summary = "List modules with validity and success rate",
            description =
                    "Your own at one school; a teacher may name a pupil, a class or a group that"
                            + " they teach there. `success` is the best score, `lastSuccess` the"
                            + " latest attempt, in percent. An expired manual keeps what was reached.")
    @APIResponse(responseCode = "200", description = "One page, by person, work and module")
    @APIResponse(responseCode = "403", description = "not-taught-by-you")
    @APIResponse(responseCode = "404", description = "Not a school of yours")
    public Page<Module> list(
            @BeanParam Asked asked,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var filter = allowed(asked);
        var rows = modules.list(filter, after(cursor), LocalDate.now(clock), size + 1);
        return Page.of(
                rows,
                size,
                row -> new ModuleKey(row.person(), row.work(), row.module()).toString());
    }

    private ModuleFilter allowed(Asked asked) {
        if (asked.school == null) {
            throw Problem.badRequest("school-missing", "Name the school: ?school=<its UAI>.");
        }
        var filter =
                new ModuleFilter(
                        asked.school, asked.person, asked.division, asked.group, asked.work);
        if (filter.isOfOneself(caller.person())) {
            caller.demandPlace(asked.school);
            return filter.of(caller.demandPerson());
        }
        caller.demand(asked.school, TEACHER);
        if (!modules.teaches(caller.demandPerson(), filter)) {
            throw Problem.forbidden(
                    "not-taught-by-you",
                    "You teach no such pupil, class or group at "
                            + asked.school
                            + ": if you do, your school's next delivery will say so.");
        }
        return filter;
    }

    private static ModuleKey after(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        return key.isEmpty()
                ? ModuleKey.START
                : ModuleKey.parse(key)
                        .orElseThrow(() ->
                                Problem.badRequest(
                                        "unknown-cursor", "Start again without a cursor."));
    }
}
