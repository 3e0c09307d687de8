package fr.rentree.sync.changes;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.sync.admission.AdmissionDesk;
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
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

    private static final String EXAMPLE =
            """
            {"device": "0199a1b2-0000-7000-8000-00000000d001",
             "ops": [{"opId": "0199a1b2-0000-7000-8000-00000000d001:1", "op": "put",
                      "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1", "kind": "annotation",
                      "work": "manuel-maths-2de", "school": "0000001B", "baseRev": null,
                      "hlc": "1788249600000:0:0199a1b2-0000-7000-8000-00000000d001",
                      "doc": {"@context": "http://www.w3.org/ns/anno.jsonld",
                              "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1",
                              "type": "Annotation",
                              "body": {"type": "TextualBody", "value": "à revoir"},
                              "target": {"source": "chapitre-3.xhtml"}}}]}
            """;
    private static final String ANSWER =
            """
            {"results": [{"opId": "0199a1b2-0000-7000-8000-00000000d001:1", "result": "applied",
                          "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1", "rev": 1, "seq": 42}],
             "serverTime": "2026-09-01T08:00:00Z"}
            """;

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
                            + " can help). Send a batch again as long as no answer came: an opId has"
                            + " one effect. Nothing is deleted that no operation deletes.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "Batch"),
                            examples = @ExampleObject(name = "one note", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "One result per operation; what is told as stored is stored",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "BatchAnswer"),
                            examples = @ExampleObject(name = "one note", value = ANSWER)))
    @APIResponse(responseCode = "400", description = "The body is no batch")
    @APIResponse(responseCode = "403", description = "device-cut: the device was declared lost")
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
    public String push(@HeaderParam("Content-Length") @Nullable Long announced, InputStream body)
            throws IOException {
        var owner = caller.demandPerson();
        if (announced != null && announced > limits.bytesPerBatch()) {
            throw OperationProblems.batchTooLarge(limits.bytesPerBatch());
        }
        admission.welcome(owner);
        admission.upload(announced == null ? limits.bytesPerBatch() : announced);
        var batch = batches.read(body);
        return AnswerWriter.write(push(owner, batch), clock.instant());
    }

    private List<Answer> push(UUID owner, Batch batch) {
        try {
            return admission.push(() -> desk.push(owner, batch));
        } catch (HeldTooLongException _) {
            throw admission.held();
        }
    }
}
