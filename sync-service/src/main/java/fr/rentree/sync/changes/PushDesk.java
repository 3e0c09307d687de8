package fr.rentree.sync.changes;

import fr.rentree.platform.outbox.Outbox;
import fr.rentree.sync.assignments.ReadingRightRepository;
import fr.rentree.sync.changes.Operation.Batch;
import fr.rentree.sync.changes.Operation.Item;
import fr.rentree.sync.devices.DeviceRepository;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.notebooks.NotebookChanged;
import fr.rentree.sync.notebooks.NotebookRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Takes a batch in: decides under the owner's lock, writes each kind of thing in one statement.
@ApplicationScoped
class PushDesk {

    private final ChangeRepository changes;
    private final NotebookRepository notebooks;
    private final ReadingRightRepository rights;
    private final DeviceRepository devices;
    private final Outbox outbox;
    private final SyncConfig limits;
    private final Clock clock;

    PushDesk(
            ChangeRepository changes,
            NotebookRepository notebooks,
            ReadingRightRepository rights,
            DeviceRepository devices,
            Outbox outbox,
            SyncConfig limits,
            Clock clock) {
        this.changes = changes;
        this.notebooks = notebooks;
        this.rights = rights;
        this.devices = devices;
        this.outbox = outbox;
        this.limits = limits;
        this.clock = clock;
    }

    /// One answer per operation, in order; they are true only once this transaction is committed.
    @Transactional
    List<Answer> push(UUID owner, Batch batch) {
        var head = changes.lock(owner);
        var operations = batch.operations();
        var ground =
                new Ground(
                        head.seq(),
                        head.live(),
                        changes.results(owner, operations),
                        changes.notes(owner, operations),
                        notebooks.of(owner),
                        rights.of(owner),
                        ZonedDateTime.now(clock));
        var plan = new PushPlan(ground, limits);
        var answers = new ArrayList<Answer>();
        for (Item item : batch.items()) {
            answers.add(
                    switch (item) {
                        case Item.Readable(var operation) -> plan.decide(operation, answers.size());
                        case Item.Unreadable(var opId, var refusal) ->
                                new Answer.Rejected(opId, refusal);
                    });
        }
        write(owner, plan, ground);
        devices.pushed(owner, batch.device(), batch.items().size(), ground.now().toInstant());
        return answers;
    }

    private void write(UUID owner, PushPlan plan, Ground ground) {
        var now = ground.now().toInstant();
        var shelf = plan.shelf();
        if (shelf.seq() > ground.seq()) {
            var changed = shelf.changedNotebooks();
            notebooks.save(owner, changed);
            changes.save(owner, plan.gathered().notes().values(), now);
            changes.advance(owner, shelf.seq(), shelf.live());
            outbox.appendAll(changed.stream().map(n -> NotebookChanged.of(n, owner, now)).toList());
        }
        changes.keepResults(owner, plan.gathered().results(), now);
        changes.keepLost(owner, plan.gathered(), now);
    }
}
