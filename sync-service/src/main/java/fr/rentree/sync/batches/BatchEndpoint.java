package fr.rentree.sync.batches;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.changes.Answer;
import fr.rentree.sync.changes.PushDesk;
import fr.rentree.sync.grouping.HeldTooLongException;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.operations.BatchReader;
import fr.rentree.sync.operations.Operation.Batch;
import fr.rentree.sync.operations.OperationProblems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where devices send what was written on them.
@Path("/api/v1/sync/batch")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Synchronisation", description = "Push what a device wrote, pull what the others did.")
class BatchEndpoint {

    private final BatchReader batches;
    private final PushDesk desk;
    private final Caller caller;
    private final SyncConfig limits;
    private final Clock clock;
    private final AdmissionDesk admission;

    BatchEndpoint(
            BatchReader batches,
            PushDesk desk,
            Caller caller,
            SyncConfig limits,
            Clock clock,
            AdmissionDesk admission) {
        this.admission = admission;
        this.batches = batches;
        this.desk = desk;
        this.caller = caller;
        this.limits = limits;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "Push a batch of operations",
            description =
                    "Each operation gets its own result, in order: `applied`, `merged` (with the"
                            + " document), `superseded` (with the winner), `duplicate` (with the first"
                            + " result) or `rejected` (with a problem, and whether sending it again"
                            + " can help). The document of one note stands with its last result"
                            + " alone; beyond `bytesPerPage` of documents in one answer, and when"
                            + " the service is short of room, results come without: pull, and the"
                            + " note is in the page. Send a batch again as long as no answer came: an opId has"
                            + " one effect. Nothing is deleted that no operation deletes. A `put` sends"
                            + " the whole document; a `patch` is a JSON merge patch (RFC 7396) whose"
                            + " members are the fields that were written. Of a `patch` that met a"
                            + " deletion (`superseded`, and `deleted`) the bin has those fields alone:"
                            + " send the whole document by a `put` as well, and it can be restored."
                            + " What a document of each kind must be is public: `sync/documents` of the"
                            + " contracts.")
    @Parameter(
            name = Caller.FOR_PERSON,
            in = ParameterIn.HEADER,
            description =
                    "The person whose notes the device keeps, as `person` of the configuration: when"
                            + " another one is signed in, 403 other-person, and nothing is taken",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "Batch"),
                            examples = {
                                @ExampleObject(name = "put", value = BatchExamples.PUT),
                                @ExampleObject(name = "patch", value = BatchExamples.PATCH),
                                @ExampleObject(name = "delete", value = BatchExamples.DELETE),
                                @ExampleObject(
                                        name = "other kinds",
                                        value = BatchExamples.OTHER_KINDS)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "One result per operation; what is told as stored is stored",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "BatchAnswer"),
                            examples = {
                                @ExampleObject(name = "applied", value = BatchExamples.APPLIED),
                                @ExampleObject(name = "rejected", value = BatchExamples.REJECTED)
                            }))
    @APIResponse(responseCode = "400", description = "The body is no batch")
    @APIResponse(
            responseCode = "403",
            description =
                    "device-cut: the device was declared lost; other-person: what it keeps is not"
                            + " the caller's")
    @APIResponse(responseCode = "410", description = "person-erased: delete the copy")
    @APIResponse(
            responseCode = "413",
            description = "More bytes or operations than a batch may have")
    @APIResponse(
            responseCode = "429",
            description = "too-many-at-once: this person has too many requests under way")
    @APIResponse(
            responseCode = "503",
            description = "service-busy or notes-held: send the same batch after Retry-After")
    public Response push(@HeaderParam("Content-Length") @Nullable Long announced, InputStream body)
            throws IOException {
        var owner = caller.demandPerson();
        if (announced != null && announced > limits.bytesPerBatch()) {
            throw OperationProblems.batchTooLarge(limits.bytesPerBatch());
        }
        admission.welcome(owner);
        admission.upload(announced == null ? limits.bytesPerBatch() : announced);
        var batch = batches.read(body);
        return Response.ok(streamed(push(owner, batch))).build();
    }

    private List<Answer> push(UUID owner, Batch batch) {
        try {
            return admission.push(() -> answered(owner, batch));
        } catch (HeldTooLongException _) {
            throw admission.held();
        }
    }

    private List<Answer> answered(UUID owner, Batch batch) {
        long most = (long) batch.items().size() * limits.bytesPerDocument();
        var room = admission.answer((int) Math.min(most, limits.bytesPerPage()));
        var answers = desk.push(owner, batch, room.bytes());
        room.keepOnly(answers.stream().mapToInt(Answer::size).sum());
        return answers;
    }

    private StreamingOutput streamed(List<Answer> answers) {
        return reader -> AnswerWriter.write(answers, clock.instant(), reader);
    }
}
