package fr.rentree.licence.acts;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;

import fr.rentree.licence.assignments.AssignmentConsole;
import fr.rentree.licence.assignments.Batch;
import fr.rentree.licence.roster.Population;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/assignments/selections")
@Tag(name = "Assignments", description = "Seats given to people and taken back")
@RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
@RunOnVirtualThread
class SelectionEndpoint {

    /// Who is meant, at which school.
    @Schema(
            examples =
                    """
                    {"school":"0000001B","population":{"profile":"PUPIL","divisions":["2NDE1"],
                     "except":["01990000-0000-7000-8000-000000000002"]}}
                    """)
    record Request(@Nullable Uai school, @Nullable Population population) {}

    /// A selection under its identifier, and how many people it means today.
    record Selection(UUID selection, Uai school, Population population, int people) {}

    private final KeptSelectionRepository selections;
    private final AssignmentConsole console;
    private final RequestReader requests;
    private final Caller caller;
    private final Clock clock;

    SelectionEndpoint(
            KeptSelectionRepository selections,
            AssignmentConsole console,
            RequestReader requests,
            Caller caller,
            Clock clock) {
        this.selections = selections;
        this.console = console;
        this.requests = requests;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Keep a selection",
            description =
                    "A filter and exceptions, kept for 30 days under an identifier that batches,"
                            + " previews and retrievals may name. It never changes: keep another.")
    @APIResponse(responseCode = "201", description = "The selection, and how many it means today")
    public Response keep(@Nullable Request request) {
        var school = requests.school(request == null ? null : request.school());
        var population =
                requests.population(school, request == null ? null : request.population(), null);
        var kept = new KeptSelectionRepository.Kept(UUID.randomUUID(), school, population);
        selections.keep(kept, caller.name(), clock.instant());
        return Response.status(Response.Status.CREATED).entity(shown(kept)).build();
    }

    @GET
    @Path("/{selection}")
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(summary = "Show a selection", description = "And how many people it means today.")
    @APIResponse(responseCode = "200", description = "The selection")
    @APIResponse(responseCode = "404", description = "Unknown, forgotten, or not yours")
    public Selection show(@PathParam("selection") UUID selection) {
        return shown(requests.selection(selection));
    }

    @GET
    @Path("/{selection}/people")
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Page through a selection, seen from a resource",
            description =
                    "Who would get a seat, holds one already, or would be left out, as things"
                            + " stand now.")
    @APIResponse(responseCode = "200", description = "One page, by person")
    public Page<SelectedPerson> people(
            @PathParam("selection") UUID selection,
            @QueryParam("resource") @Nullable String resource,
            @QueryParam("mode") Batch.@Nullable Mode mode,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var kept = requests.selection(selection);
        if (resource == null || resource.isBlank()) {
            throw Problem.badRequest("resource-missing", "Say which `resource`.");
        }
        int size = PageLimit.of(limit);
        var asked =
                new Batch(
                        kept.school(),
                        List.of(resource),
                        kept.population(),
                        mode == null ? Batch.Mode.AS_MANY_AS_POSSIBLE : mode,
                        Batch.Origin.API);
        var foreseen = console.preview(asked).getFirst();
        var rows = selections.people(kept, foreseen, RequestReader.after(cursor), size + 1);
        return Page.of(rows, size, row -> row.person().toString());
    }

    private Selection shown(KeptSelectionRepository.Kept kept) {
        return new Selection(
                kept.selection(),
                kept.school(),
                kept.population(),
                selections.size(kept.school(), kept.population()));
    }
}
