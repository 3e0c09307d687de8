package fr.rentree.licence.acts;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;

import fr.rentree.licence.assignments.AssignmentConsole;
import fr.rentree.licence.assignments.AssignmentConsole.Retrieved;
import fr.rentree.licence.assignments.Batch;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.idempotency.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/assignments/retrievals")
@Tag(name = "Assignments", description = "Seats given to people and taken back")
@RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
@RunOnVirtualThread
class RetrievalEndpoint {

    /// How many seats came back, in all and by resource.
    record TakenBack(UUID batch, int takenBack, List<Retrieved> resources) {}

    /// What a retrieval would do, in all and by resource.
    record Foreseen(int takenBack, List<Retrieved> resources) {}

    private final ActDesk desk;
    private final AssignmentConsole console;
    private final RequestReader requests;
    private final Caller caller;

    RetrievalEndpoint(
            ActDesk desk, AssignmentConsole console, RequestReader requests, Caller caller) {
        this.desk = desk;
        this.console = console;
        this.requests = requests;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Take seats back by batch",
            description =
                    "Those of the population who hold a resource lose it, leavers included; the"
                            + " seats can be given again at once. Repeating it takes nothing."
                            + " `kept` counts seats that are not transferable and so stay.")
    @APIResponse(responseCode = "200", description = "How many seats came back")
    public Response takeBack(Batch.@Nullable Retrieval request) {
        var school = requests.school(request == null ? null : request.school());
        var asked = Objects.requireNonNull(request);
        var resources = requests.resources(asked);
        var population = requests.population(school, asked.population(), asked.selection());
        var act = UUID.randomUUID();
        var retrieved =
                desk.takeBack(
                        school,
                        resources,
                        population,
                        act,
                        caller.name(),
                        requests.origin(asked.origin()));
        int all = retrieved.stream().mapToInt(Retrieved::takenBack).sum();
        return Response.ok(new TakenBack(act, all, retrieved)).build();
    }

    @POST
    @Path("/previews")
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Show what taking seats back would do",
            description =
                    "Takes nothing. `unreachable` warns of people who would keep manuals of a family"
                            + " resource without the bookshelf that opens them.")
    @APIResponse(responseCode = "200", description = "How many seats would come back")
    public Foreseen foresee(Batch.@Nullable Retrieval request) {
        var school = requests.school(request == null ? null : request.school());
        var asked = Objects.requireNonNull(request);
        var population = requests.population(school, asked.population(), asked.selection());
        var foreseen = console.foresee(school, requests.resources(asked), population);
        int all = foreseen.stream().mapToInt(Retrieved::takenBack).sum();
        return new Foreseen(all, foreseen);
    }
}
