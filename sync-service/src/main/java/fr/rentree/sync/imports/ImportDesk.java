package fr.rentree.sync.imports;

import fr.rentree.sync.batches.Intake;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.formats.FoundNote.Defect;
import fr.rentree.sync.formats.Likeness;
import fr.rentree.sync.imports.PlanRepository.Looks;
import fr.rentree.sync.limits.ImportConfig;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.operations.BatchWriter;
import fr.rentree.sync.operations.BatchWriter.Put;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps a file that arrives, part by part, and compares it with what is there. Each step is a
/// transaction of its own: a slow sender holds no connection.
@ApplicationScoped
class ImportDesk {

    private static final UUID START = new UUID(0, 0);

    private final ImportRepository imports;
    private final ItemRepository items;
    private final PlanRepository plans;
    private final Intake intake;
    private final ImportConfig config;
    private final SyncConfig limits;
    private final Clock clock;

    ImportDesk(
            ImportRepository imports,
            ItemRepository items,
            PlanRepository plans,
            Intake intake,
            ImportConfig config,
            SyncConfig limits,
            Clock clock) {
        this.imports = imports;
        this.items = items;
        this.plans = plans;
        this.intake = intake;
        this.config = config;
        this.limits = limits;
        this.clock = clock;
    }

    @Transactional
    void begin(UUID owner, UUID id) {
        if (!imports.begin(owner, id, clock.instant(), config.perOwner())) {
            throw ImportProblems.tooMany(config.perOwner());
        }
    }

    /// Judges documents as a push would, and keeps them.
    @Transactional
    void keep(UUID owner, UUID id, List<Item> arrived) {
        var readable =
                arrived.stream()
                        .filter(item -> item.doc().isPresent() && item.defect().isEmpty())
                        .toList();
        var refused =
                intake.check(
                        BatchWriter.write(
                                ApplyDesk.DEVICE, readable.stream().map(this::put).toList()));
        var judged = new ArrayList<Item>();
        int next = 0;
        for (Item item : arrived) {
            boolean asked = next < readable.size() && readable.get(next) == item;
            judged.add(asked ? item.with(defect(refused.get(next++))) : item);
        }
        items.add(owner, id, judged);
    }

    /// What came is compared by id at once, by look page by page.
    @Transactional
    List<UUID> compare(UUID owner, UUID id) {
        plans.expectMany();
        plans.findRepeated(owner, id);
        plans.findById(owner, id);
        return plans.notebooks(owner, id);
    }

    /// Returns where the next page begins, if there is one.
    @Transactional
    Optional<UUID> compareLooks(UUID owner, UUID id, UUID notebook, UUID after) {
        var page = plans.standing(owner, notebook, after, limits.operationsPerBatch());
        var looks = new ArrayList<Looks>();
        for (var note : page) {
            Likeness.of(DocumentReader.read(note.doc()))
                    .ifPresent(like -> looks.add(new Looks(note.id(), note.rev(), like)));
        }
        plans.findAlike(owner, id, notebook, looks);
        return page.isEmpty() ? Optional.empty() : Optional.of(page.getLast().id());
    }

    void compareLooks(UUID owner, UUID id, UUID notebook) {
        var next = Optional.of(START);
        while (next.isPresent()) {
            next = compareLooks(owner, id, notebook, next.get());
        }
    }

    @Transactional
    void planned(UUID owner, UUID id, String format, int leftOut) {
        plans.settle(owner, id);
        imports.planned(owner, id, format, leftOut);
    }

    @Transactional
    boolean forget(UUID owner, UUID id) {
        return imports.forget(owner, id);
    }

    private Put put(Item item) {
        return new Put(
                "check:" + item.position(),
                item.note(),
                item.kind(),
                item.school(),
                item.work(),
                0,
                clock.millis(),
                item.position(),
                item.doc().orElseThrow());
    }

    private static Optional<Defect> defect(Optional<Intake.Refused> refused) {
        return refused.map(why -> new Defect(why.slug(), why.detail()));
    }
}
