package fr.rentree.licence.acts;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;

import fr.rentree.licence.assignments.AssignmentConsole;
import fr.rentree.licence.assignments.AssignmentConsole.Outcome;
import fr.rentree.licence.assignments.AssignmentProblems;
import fr.rentree.licence.assignments.Batch;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/assignments")
@Tag(name = "Assignments", description = "Seats given to people and taken back")
@RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
@RunOnVirtualThread
class BatchEndpoint {

    /// What a batch would do.
    record Preview(List<Batch.Line> resources) {}

    /// A batch, how far it is, and the report of each resource that is done.
    record Progress(Act act, List<Batch.Line> resources) {}

    private final AssignmentConsole console;
    private final ActDesk desk;
    private final ActRepository acts;
    private final ActPersonRepository people;
    private final KeptSelectionRepository selections;
    private final RequestReader requests;
    private final ActConfig config;
    private final Caller caller;

    BatchEndpoint(
            AssignmentConsole console,
            ActDesk desk,
            ActRepository acts,
            ActPersonRepository people,
            KeptSelectionRepository selections,
            RequestReader requests,
            ActConfig config,
            Caller caller) {
        this.console = console;
        this.desk = desk;
        this.acts = acts;
        this.people = people;
        this.selections = selections;
        this.requests = requests;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Path("/batches")
    @Idempotent
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Give seats to a population",
            description =
                    "Each resource is decided on its own: an exhausted one never stops the others."
                            + " Seats go by profile, then class, then identifier. Repeating a"
                            + " batch adds nothing. Answers 409 when no resource at all could be"
                            + " given. A long batch, or any with ?later=true, is answered 202 and"
                            + " given resource by resource; its progress is at `Location`.")
    @APIResponse(responseCode = "200", description = "The report, resource by resource")
    @APIResponse(responseCode = "202", description = "Kept, and given soon; see `Location`")
    @APIResponse(responseCode = "409", description = "no-seat-left, with the number `missing`")
    @APIResponse(responseCode = "422", description = "Somebody named is not at the school")
    public Response assign(@QueryParam("later") boolean later, Batch.@Nullable Request request) {
        var batch = requests.batch(request);
        console.strangers(batch.school(), batch.population())
                .ifPresent(refusal -> {
                    throw AssignmentProblems.of(refusal);
                });
        var id = UUID.randomUUID();
        if (later || isLong(batch)) {
            desk.giveLater(batch, id, caller.name());
            return Response.accepted(progress(find(id)))
                    .location(URI.create("/api/v1/assignments/batches/" + id))
                    .build();
        }
        var outcomes = desk.giveNow(batch, id, caller.name());
        var lines = outcomes.stream().map(Outcome::line).toList();
        if (outcomes.stream().allMatch(outcome -> outcome.refusal().isPresent())) {
            throw AssignmentProblems.of(outcomes.getFirst().refusal().orElseThrow(), lines);
        }
        return Response.ok(new Batch.Report(id, lines)).build();
    }

    @GET
    @Path("/batches/{batch}")
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Show how far a batch is",
            description = "And the report of each resource that is done; of a retrieval, how far.")
    @APIResponse(responseCode = "200", description = "Its progress")
    @APIResponse(responseCode = "404", description = "Unknown, or not yours")
    public Progress show(@PathParam("batch") UUID batch) {
        return progress(find(batch));
    }

    @GET
    @Path("/batches/{batch}/people")
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Page through what a batch meant for each person",
            description =
                    "GIVEN, TAKEN_BACK, ALREADY_HELD, NO_SEAT or OUTSIDE_AUDIENCE; of one"
                            + " `resource`, with one `outcome`, or all.")
    @APIResponse(responseCode = "200", description = "One page, by resource and person")
    public Page<ActPersonRepository.Outcomes> people(
            @PathParam("batch") UUID batch,
            @QueryParam("resource") @Nullable String resource,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var key = Cursor.decode(cursor).split("/", 2);
        int position = key.length == 2 ? position(key[0]) : 0;
        var after = key.length == 2 ? RequestReader.after(Cursor.encode(key[1])) : new UUID(0, 0);
        var filter = new ActPersonRepository.Filter(resource, outcome);
        var rows = people.of(find(batch), filter, position, after, size + 1);
        return Page.of(rows, size, row -> row.position() + "/" + row.person());
    }

    @POST
    @Path("/previews")
    @RolesAllowed({ASSIGNMENT_OFFICER, HEAD, OPERATOR})
    @Operation(
            summary = "Show the counters of a batch before it is given",
            description =
                    "selected, available, remaining (negative: so many are missing), suggested,"
                            + " assigned, total; in all and by public. Nothing is given or kept.")
    @APIResponse(responseCode = "200", description = "The same lines as a batch, nothing added")
    public Preview preview(Batch.@Nullable Request request) {
        var outcomes = console.preview(requests.batch(request));
        return new Preview(outcomes.stream().map(Outcome::line).toList());
    }

    private boolean isLong(Batch batch) {
        long people = selections.size(batch.school(), batch.population());
        return people * batch.resources().size() > config.atOnce();
    }

    private Act find(UUID id) {
        var act =
                acts.find(id)
                        .orElseThrow(() ->
                                Problem.notFound(
                                        "unknown-batch", "No batch " + id + " is known to you."));
        requests.school(act.school());
        return act;
    }

    private Progress progress(Act act) {
        return new Progress(act, act.kind() == Act.Kind.GIVE ? acts.lines(act.act()) : List.of());
    }

    private static int position(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw Problem.badRequest("unknown-cursor", "Start again without a cursor.");
        }
    }
}
