package fr.rentree.sync.limits;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.sync.documents.Kind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a client must know before it synchronises.
@Path("/api/v1/sync/configuration")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Synchronisation")
class ConfigurationEndpoint {

    /// Every limit; each refusal has a problem type of its own.
    @Schema(description = "Limits are exact: what equals one passes, one more is refused.")
    record Configuration(
            @Schema(
                            description =
                                    "Who is signed in: a device that keeps notes names them as"
                                            + " `For-Person` from then on")
                    UUID person,
            @Schema(
                            examples =
                                    "[\"annotation\",\"sequence\",\"position\",\"progress\",\"preference\"]")
                    List<String> kinds,
            @Schema(examples = "100") int operationsPerBatch,
            @Schema(examples = "1048576") int bytesPerBatch,
            @Schema(examples = "65536") int bytesPerDocument,
            @Schema(examples = "10000") int charactersOfText,
            @Schema(examples = "20") int selectors,
            @Schema(examples = "50") int tags,
            @Schema(examples = "100") int charactersPerTag,
            @Schema(examples = "100") int stepsPerSequence,
            @Schema(examples = "200") int charactersPerTitle,
            @Schema(examples = "200") int valuesPerPreference,
            @Schema(examples = "20000") int notesPerNotebook,
            @Schema(examples = "200000") int notesPerOwner,
            @Schema(examples = "200000") int smallDocumentsPerOwner,
            @Schema(examples = "500") int changesPerPage,
            @Schema(examples = "1048576") int bytesPerPage,
            @Schema(
                            examples = "64",
                            description =
                                    "Objects and arrays in one another, the document itself counted; more is bad-document, as with the next two")
                    int levelsPerDocument,
            @Schema(examples = "1000") int digitsPerNumber,
            @Schema(
                            examples = "50000",
                            description = "Of a member of an object, anywhere in a document")
                    int charactersPerName,
            @Schema(examples = "100") int charactersPerOperationId,
            @Schema(examples = "200") int charactersPerWork,
            @Schema(examples = "200") int charactersPerModule,
            @Schema(examples = "100") int charactersPerStepId,
            @Schema(examples = "100", description = "Of the name of a value of a preference")
                    int charactersPerValueName,
            @Schema(examples = "PT1M") String clockTolerance,
            @Schema(
                            examples = "PT17520H",
                            description =
                                    "After the end of a right, for what was made offline before it")
                    String lateFor,
            @Schema(examples = "PT2160H") String resultsKept,
            @Schema(examples = "PT720H") String lostTextsKept,
            Instant serverTime) {}

    private final SyncConfig limits;
    private final Clock clock;
    private final Caller caller;

    ConfigurationEndpoint(SyncConfig limits, Clock clock, Caller caller) {
        this.limits = limits;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Who is signed in, limits, kinds of documents and the server's time",
            description = "Read it at the start of a session; limits change only with a release.")
    public Configuration configuration() {
        return new Configuration(
                caller.demandPerson(),
                Kind.words(),
                limits.operationsPerBatch(),
                limits.bytesPerBatch(),
                limits.bytesPerDocument(),
                limits.charactersOfText(),
                limits.selectors(),
                limits.tags(),
                limits.charactersPerTag(),
                limits.stepsPerSequence(),
                limits.charactersPerTitle(),
                limits.valuesPerPreference(),
                limits.notesPerNotebook(),
                limits.notesPerOwner(),
                limits.smallDocumentsPerOwner(),
                limits.changesPerPage(),
                limits.bytesPerPage(),
                FixedLimits.LEVELS_PER_DOCUMENT,
                FixedLimits.DIGITS_PER_NUMBER,
                FixedLimits.CHARACTERS_PER_NAME,
                FixedLimits.CHARACTERS_PER_OPERATION_ID,
                FixedLimits.CHARACTERS_PER_WORK,
                FixedLimits.CHARACTERS_PER_MODULE,
                FixedLimits.CHARACTERS_PER_STEP_ID,
                FixedLimits.CHARACTERS_PER_VALUE_NAME,
                limits.clockTolerance().toString(),
                limits.lateFor().toString(),
                limits.resultsKept().toString(),
                limits.lostTextsKept().toString(),
                clock.instant());
    }
}
