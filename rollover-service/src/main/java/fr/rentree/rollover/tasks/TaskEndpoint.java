package fr.rentree.rollover.tasks;

import fr.rentree.platform.caller.Roles;
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
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tasks")
@Tag(name = "Tasks", description = "One phase at one school within one campaign")
@RunOnVirtualThread
class TaskEndpoint {

    private static final String UUID_SHAPE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final TaskDesk desk;

    TaskEndpoint(TaskDesk desk) {
        this.desk = desk;
    }

    record Wish(
            @QueryParam("campaign") @Nullable String campaign,
            @Parameter(example = "0000001B") @QueryParam("school") @Nullable String school,
            @Parameter(example = "FAILED") @QueryParam("state") @Nullable String state) {

        TaskDesk.Filter toFilter() {
            return new TaskDesk.Filter(
                    checked("campaign", campaign, campaign == null || campaign.matches(UUID_SHAPE)),
                    checked("school", school, school == null || Uai.isWellFormed(school)),
                    checked("state", state, state == null || isState(state)));
        }

        private static String checked(String name, @Nullable String value, boolean wellFormed) {
            if (!wellFormed) {
                throw Problem.badRequest(
                        "malformed-filter",
                        name + " is not well formed: correct it or leave it out.");
            }
            return value == null ? "" : value;
        }

        private static boolean isState(String text) {
            return Arrays.stream(TaskState.values()).anyMatch(state -> state.name().equals(text));
        }
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.HEAD})
    @Operation(
            summary = "Tasks, filtered by campaign, school and state",
            description = "A head of school sees the tasks of their own school.")
    @APIResponse(responseCode = "200", description = "Tasks in the order they were made")
    @APIResponse(responseCode = "400", description = "malformed-filter names what is wrong")
    public Page<TaskView> list(
            @BeanParam Wish wish,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int rows = PageLimit.of(limit);
        String after = Cursor.decodeId(cursor);
        var items = desk.list(wish.toFilter(), after, rows + 1);
        return Page.of(items, rows, task -> task.id().toString());
    }
}
