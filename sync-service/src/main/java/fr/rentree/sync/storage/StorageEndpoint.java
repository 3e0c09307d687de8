package fr.rentree.sync.storage;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.problem.Problem;
import fr.rentree.sync.devices.DeviceProblems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// "Manage storage": what is on a device, and what could go.
@Path("/api/v1/devices")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Devices")
class StorageEndpoint {

    private static final String EXAMPLE = "0199a1b2-0000-7000-8000-00000000d001";

    /// One manual on the device.
    record ManualView(
            @NotNull
                    @Size(min = 1, max = 200)
                    @Pattern(regexp = "\\P{Cntrl}*")
                    @Schema(examples = "manuel-maths-2de")
                    String work,
            @NotNull @PositiveOrZero @Schema(examples = "184320000") Long bytes,
            @Nullable
                    @Schema(
                            examples = "2026-05-12T08:00:00Z",
                            description = "Absent when it was never opened on this device")
                    Instant lastOpened,
            @NotNull
                    @PositiveOrZero
                    @Schema(
                            examples = "0",
                            description = "Operations in this work that are not sent yet")
                    Integer unsent) {

        StoredManual manual() {
            return new StoredManual(work, bytes, Optional.ofNullable(lastOpened), unsent);
        }
    }

    record InventoryView(@NotNull @Valid List<@NotNull @Valid ManualView> works) {}

    record Words(
            @Schema(examples = "Ouvrage expiré : vos notes restent ici.") String fr,
            @Schema(examples = "This manual has expired: your notes stay here.") String en) {}

    record AdviceView(
            @Schema(examples = "manuel-maths-2de") String work,
            @Schema(
                            examples = "EXPIRED",
                            enumeration = {"EXPIRED", "UNUSED"})
                    String reason,
            Words words,
            @Schema(examples = "184320000", description = "Freed when it goes") long bytes,
            @Nullable @Schema(description = "Absent when it was never opened on this device")
                    Instant lastUsed) {}

    @Schema(
            description =
                    "What could go from the device. Nothing goes by itself, and nothing on the server"
                            + " is touched.")
    record StorageView(
            @Nullable
                    @Schema(
                            description =
                                    "When the device said what it stores. Absent when it never did:"
                                            + " then nothing is advised, as what waits on it is not"
                                            + " known")
                    Instant inventoryAt,
            List<AdviceView> advice,
            @Schema(examples = "184320000") long freed,
            @Schema(
                            examples = "[\"manuel-svt-2de\"]",
                            description =
                                    "Works that stay because operations wait: send them first")
                    List<String> unsent) {}

    /// What no clock of a device shows, not even a wrong one, and not every database can keep.
    private static final Predicate<Instant> NO_DATE =
            at -> at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("9999-12-31T23:59:59Z"));

    private final StorageDesk desk;
    private final StorageConfig limits;
    private final Caller caller;
    private final StorageWords words;

    StorageEndpoint(StorageDesk desk, StorageConfig limits, Caller caller, Clock clock) {
        this.desk = desk;
        this.limits = limits;
        this.caller = caller;
        this.words = new StorageWords(clock.getZone());
    }

    @PUT
    @Path("{device}/storage")
    @Operation(
            summary = "Say what is stored on a device",
            description = "The whole inventory each time; it replaces the last one.")
    @APIResponse(responseCode = "204", description = "Heard")
    @APIResponse(responseCode = "400", description = "A work is named twice, or a field is wrong")
    @APIResponse(responseCode = "404", description = "No device of yours has this id")
    @APIResponse(responseCode = "413", description = "More works than an inventory may have")
    public Response put(
            @PathParam("device") @Parameter(example = EXAMPLE) UUID device,
            @Valid @NotNull InventoryView inventory) {
        var works = inventory.works();
        if (works.size() > limits.worksPerInventory()) {
            throw Problem.tooLarge(
                    "inventory-too-large",
                    "An inventory has at most %d works: leave out the smallest."
                            .formatted(limits.worksPerInventory()));
        }
        if (works.stream().map(ManualView::work).distinct().count() < works.size()) {
            throw Problem.badRequest("work-twice", "Name each work once.");
        }
        var manuals = works.stream().map(ManualView::manual).toList();
        if (manuals.stream().flatMap(manual -> manual.lastOpened().stream()).anyMatch(NO_DATE)) {
            throw Problem.badRequest(
                    "last-opened-malformed", "`lastOpened` is a moment from 1970 to 9999.");
        }
        if (!desk.take(caller.demandPerson(), device, manuals)) {
            throw DeviceProblems.unknown();
        }
        return Response.noContent().build();
    }

    @GET
    @Path("{device}/storage-advice")
    @Operation(
            summary = "What could go from a device to free space",
            description =
                    "Of what the device said it stores (PUT \u2026/storage, first): manuals whose right has"
                            + " ended (EXPIRED), and manuals that nobody opened for three months"
                            + " (UNUSED); never one with operations that are not sent. The user"
                            + " chooses; notes stay on the server whatever goes.")
    @APIResponse(responseCode = "200", description = "The advice")
    @APIResponse(responseCode = "404", description = "No device of yours has this id")
    public StorageView advice(@PathParam("device") @Parameter(example = EXAMPLE) UUID device) {
        var advised =
                desk.advise(caller.demandPerson(), device).orElseThrow(DeviceProblems::unknown);
        return new StorageView(
                advised.inventory().orElse(null),
                advised.advice().stream().map(this::view).toList(),
                advised.advice().stream().mapToLong(advice -> advice.manual().bytes()).sum(),
                advised.unsent().stream().map(StoredManual::work).sorted().toList());
    }

    private AdviceView view(Advice advice) {
        var manual = advice.manual();
        return new AdviceView(
                manual.work(),
                switch (advice) {
                    case Advice.Expired _ -> "EXPIRED";
                    case Advice.Unused _ -> "UNUSED";
                },
                new Words(words.in(Locale.FRENCH, advice), words.in(Locale.ENGLISH, advice)),
                manual.bytes(),
                manual.lastOpened().orElse(null));
    }
}
