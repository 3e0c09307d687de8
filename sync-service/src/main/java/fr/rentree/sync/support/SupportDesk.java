package fr.rentree.sync.support;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.sync.assignments.ReadingRightRepository;
import fr.rentree.sync.assignments.ReadingRights;
import fr.rentree.sync.devices.DeviceRepository;
import fr.rentree.sync.notebooks.Notebook;
import fr.rentree.sync.notebooks.NotebookRepository;
import fr.rentree.sync.notebooks.NotebookState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Lets support look, and writes the look down in the same transaction: no look without a trace.
@ApplicationScoped
class SupportDesk {

    /// More notebooks than anybody has: a work at a school each.
    private static final int MOST = 5_000;

    private final SupportRepository support;
    private final NotebookRepository notebooks;
    private final ReadingRightRepository rights;
    private final DeviceRepository devices;
    private final Caller caller;
    private final Clock clock;

    SupportDesk(
            SupportRepository support,
            NotebookRepository notebooks,
            ReadingRightRepository rights,
            DeviceRepository devices,
            Caller caller,
            Clock clock) {
        this.support = support;
        this.notebooks = notebooks;
        this.rights = rights;
        this.devices = devices;
        this.caller = caller;
        this.clock = clock;
    }

    List<NotebookReport> notebooks(UUID person) {
        return look(
                person,
                "NOTEBOOKS",
                () -> {
                    var held = rights.of(person);
                    var counts = support.counts(person);
                    return notebooks.page(person, "", MOST).stream()
                            .flatMap(notebook ->
                                    Optional.ofNullable(counts.get(notebook.id())).stream()
                                            .map(found -> report(notebook, held, found)))
                            .toList();
                });
    }

    List<DeviceReport> devices(UUID person) {
        return look(
                person,
                "DEVICES",
                () -> devices.of(person).stream().map(DeviceReport::of).toList());
    }

    List<Look> journal(@Nullable UUID person, @Nullable UUID before, int rows) {
        return platformWide(() -> support.journal(person, before, rows));
    }

    private NotebookReport report(
            Notebook notebook, ReadingRights held, SupportRepository.Counts counts) {
        var place = notebook.place();
        var now = ZonedDateTime.now(clock);
        var verdict = held.verdict(notebook.origin(), now);
        var state = NotebookState.of(notebook, verdict);
        return new NotebookReport(
                notebook.id(),
                place.school().value(),
                place.work(),
                notebook.schoolYear().toString(),
                name(state),
                reason(state),
                counts.frozenAt().orElse(null),
                notebook.removalOn().orElse(null),
                notebook.live(),
                counts.tombstones(),
                counts.versions(),
                counts.recycled(),
                notebook.seq(),
                counts.lastChange().orElse(null));
    }

    private static String name(NotebookState state) {
        return switch (state) {
            case NotebookState.Open _ -> "OPEN";
            case NotebookState.ReadOnly _ -> "READ_ONLY";
            case NotebookState.Frozen _ -> "FROZEN";
        };
    }

    private static @Nullable String reason(NotebookState state) {
        return switch (state) {
            case NotebookState.Open _ -> null;
            case NotebookState.ReadOnly(var why) -> why.name();
            case NotebookState.Frozen(var why) -> why.name();
        };
    }

    private <T> T look(UUID person, String looked, Callable<T> work) {
        var operator = caller.name();
        return platformWide(() -> {
            support.write(operator, person, looked, clock.instant());
            return work.call();
        });
    }

    private static <T> T platformWide(Callable<T> work) {
        return Tenancy.platformWide(() -> QuarkusTransaction.requiringNew().call(work));
    }
}
