package fr.rentree.sync.changes;

import fr.rentree.platform.outbox.DomainEvent;
import fr.rentree.sync.devices.DeviceGate;
import fr.rentree.sync.devices.PushedDevice;
import fr.rentree.sync.kinds.KindReader;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.notebooks.OwnedNotebook;
import fr.rentree.sync.operations.Operation.Batch;
import fr.rentree.sync.operations.Operation.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Pushes that share a transaction: each owner's are decided one after the other, on what was read
/// of that owner alone; what they leave to be written is gathered over all owners.
final class PushGroup {

    private final Map<UUID, PushPlan> plans = new LinkedHashMap<>();
    private final Taken taken;
    private final List<Optional<Pushed>> answers = new ArrayList<>();
    private final Map<Push.Sender, Integer> sent = new LinkedHashMap<>();

    PushGroup(Taken taken, SyncConfig limits, KindReader kinds) {
        this.taken = taken;
        taken.grounds()
                .forEach((owner, ground) -> plans.put(owner, new PushPlan(ground, limits, kinds)));
    }

    /// Decides the next push; one whose owner's notes somebody else holds is left for later.
    void decide(Push push) {
        var gate = taken.door(push.sender()).gate();
        if (gate != DeviceGate.OPEN) {
            answers.add(Optional.of(new Pushed.Shut(gate)));
            return;
        }
        var plan = plans.get(push.owner());
        if (plan == null) {
            answers.add(Optional.empty());
            return;
        }
        var batch = push.batch();
        var results = new Answers(push.room());
        for (Item item : batch.items()) {
            results.add(
                    switch (item) {
                        case Item.Readable(var operation) -> plan.decide(operation, results.size());
                        case Item.Here(var notebook, var operation) ->
                                plan.decideHere(notebook, operation);
                        case Item.Unreadable(var opId, var refusal) ->
                                new Answer.Rejected(opId, refusal);
                    });
        }
        answers.add(Optional.of(new Pushed.Decided(results.all())));
        if (!batch.device().equals(Batch.SERVER)) {
            sent.merge(push.sender(), batch.items().size(), Integer::sum);
        }
    }

    /// To each push that was decided, in order.
    List<Optional<Pushed>> answers() {
        return answers;
    }

    boolean hasDecided() {
        return answers.stream()
                .flatMap(Optional::stream)
                .anyMatch(Pushed.Decided.class::isInstance);
    }

    /// Devices that sent something, those that were known before or the others.
    List<PushedDevice> devices(boolean known) {
        return sent.entrySet().stream()
                .filter(device -> taken.door(device.getKey()).isKnown() == known)
                .map(device ->
                        new PushedDevice(
                                device.getKey().owner(),
                                device.getKey().device(),
                                device.getValue()))
                .toList();
    }

    /// The new heads of those whose notes changed.
    List<Head> heads() {
        return plans.entrySet().stream()
                .filter(plan -> plan.getValue().hasChanged())
                .map(plan -> {
                    var shelf = plan.getValue().shelf();
                    return new Head(plan.getKey(), shelf.seq(), shelf.live(), shelf.small());
                })
                .toList();
    }

    /// Notebooks that something was written in, those that were there before or the new ones.
    List<OwnedNotebook> notebooks(boolean known) {
        return of(plan -> plan.shelf().changedNotebooks(known))
                .map(owned -> new OwnedNotebook(owned.owner(), owned.value()))
                .toList();
    }

    /// What the others are told of.
    List<? extends DomainEvent> events() {
        return plans.entrySet().stream()
                .flatMap(plan -> plan.getValue().events(plan.getKey()).stream())
                .toList();
    }

    /// What each owner's plan gathered of one kind.
    <T> List<Owned<T>> all(Function<Gathered, Collection<T>> kind) {
        return of(plan -> kind.apply(plan.gathered())).toList();
    }

    private <T> Stream<Owned<T>> of(Function<PushPlan, Collection<T>> part) {
        return plans.entrySet().stream()
                .flatMap(plan ->
                        part.apply(plan.getValue()).stream()
                                .map(value -> new Owned<>(plan.getKey(), value)));
    }
}
