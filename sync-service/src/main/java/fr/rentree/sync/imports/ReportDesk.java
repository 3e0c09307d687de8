package fr.rentree.sync.imports;

import fr.rentree.sync.imports.Decision.Choice;
import fr.rentree.sync.imports.Import.Report;
import fr.rentree.sync.imports.ImportJob.WorkArrived;
import fr.rentree.sync.imports.Item.Finding;
import fr.rentree.sync.imports.Item.Outcome;
import fr.rentree.sync.limits.SyncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Shows a person their imports, and takes their decisions.
@ApplicationScoped
class ReportDesk {

    /// An import and where it stands.
    record Shown(Import file, Report report) {}

    private final ImportRepository imports;
    private final ItemRepository items;
    private final SyncConfig limits;
    private final Event<WorkArrived> arrived;
    private final Clock clock;

    ReportDesk(
            ImportRepository imports,
            ItemRepository items,
            SyncConfig limits,
            Event<WorkArrived> arrived,
            Clock clock) {
        this.imports = imports;
        this.items = items;
        this.limits = limits;
        this.arrived = arrived;
        this.clock = clock;
    }

    @Transactional
    Shown show(UUID owner, UUID id) {
        return shown(owner, find(owner, id));
    }

    @Transactional
    List<Shown> all(UUID owner) {
        return imports.of(owner).stream().map(file -> shown(owner, file)).toList();
    }

    @Transactional
    List<Item.Seen> items(UUID owner, UUID id, int after, int rows) {
        find(owner, id);
        return items.page(owner, id, after, rows);
    }

    /// The same decision again changes nothing; another one is refused.
    @Transactional
    Shown decide(UUID owner, UUID id, Decision decision) {
        if (!decision.isPossible()) {
            throw ImportProblems.notDeletedOnes();
        }
        var file = find(owner, id);
        if (imports.decide(owner, id, decision, clock.instant())) {
            close(owner, id, decision);
            arrived.fire(new WorkArrived());
        } else if (!file.decision().equals(Optional.of(decision))) {
            throw ImportProblems.decided();
        }
        return show(owner, id);
    }

    @Transactional
    void forget(UUID owner, UUID id) {
        find(owner, id);
        if (!imports.forget(owner, id)) {
            throw ImportProblems.beingApplied();
        }
    }

    /// What is left as it is needs no batch.
    private void close(UUID owner, UUID id, Decision decision) {
        items.close(owner, id, Finding.INVALID, Outcome.REJECTED);
        if (decision.identical() != Choice.KEEP_BOTH) {
            items.close(owner, id, Finding.IDENTICAL, Outcome.UNCHANGED);
        }
        Map.of(
                        Finding.CONFLICTING,
                        decision.conflicting(),
                        Finding.LOOK_ALIKE,
                        decision.lookAlike(),
                        Finding.DELETED,
                        decision.deleted())
                .forEach((finding, choice) -> {
                    if (choice == Choice.SKIP) {
                        items.close(owner, id, finding, Outcome.SKIPPED);
                    }
                });
    }

    private Import find(UUID owner, UUID id) {
        return imports.find(owner, id)
                .filter(file -> file.state() != Import.State.RECEIVING)
                .orElseThrow(ImportProblems::unknown);
    }

    private Shown shown(UUID owner, Import file) {
        return new Shown(
                file,
                new Report(
                        items.counts(owner, file.id()),
                        items.profiles(owner, file.id()),
                        items.rejections(owner, file.id()),
                        items.overQuota(owner, file.id(), limits.notesPerNotebook())));
    }
}
