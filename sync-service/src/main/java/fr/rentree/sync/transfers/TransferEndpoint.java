package fr.rentree.sync.transfers;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where a person asks for the notes of a notebook that did not follow them.
@Path("/api/v1/notebooks/{notebook}/transfers")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Notebooks")
class TransferEndpoint {

    /// Where to.
    record Wish(
            @Nullable
                    @Schema(
                            description =
                                    "The school of the right to transfer to; left out: the one that"
                                            + " lasts longest",
                            examples = "0000002C")
                    String school) {}

    /// What was done.
    record TransferView(
            @Schema(
                            description = "The notebook that the notes are in now",
                            examples = "0199a1b2-0000-7000-8000-00000000ab02")
                    UUID notebook,
            @Schema(description = "Taken over by this request", examples = "118") int notes) {}

    private final TransferDesk desk;
    private final Caller caller;

    TransferEndpoint(TransferDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Take a closed notebook's notes over into the one that stands",
            description =
                    "The right must stand for the same work, at another school or through another"
                            + " access point. Notes keep their ids, their texts and their order;"
                            + " devices hear of them by their next pull. Asked again, it changes"
                            + " nothing. An announced removal is called off.")
    @APIResponse(
            responseCode = "200",
            description = "The notes are there",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TransferView.class)))
    @APIResponse(responseCode = "404", description = "No such notebook of the caller")
    @APIResponse(
            responseCode = "409",
            description = "notebook-open, no-right-elsewhere or notebook-quota")
    public Response transfer(
            @PathParam("notebook") @Parameter(example = "0199a1b2-0000-7000-8000-00000000ab01")
                    UUID notebook,
            @Nullable Wish wish) {
        var taken = desk.transfer(caller.demandPerson(), notebook, school(wish));
        return Response.ok(new TransferView(taken.into(), taken.notes())).build();
    }

    private static Optional<Uai> school(@Nullable Wish wish) {
        if (wish == null || wish.school() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Uai(wish.school()));
        } catch (IllegalArgumentException _) {
            throw TransferProblems.notASchool(wish.school());
        }
    }
}
