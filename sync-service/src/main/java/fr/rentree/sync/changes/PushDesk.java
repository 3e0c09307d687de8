package fr.rentree.sync.changes;

import fr.rentree.platform.outbox.Outbox;
import fr.rentree.platform.sql.Sql;
import fr.rentree.platform.sql.SqlRefusedException;
import fr.rentree.sync.devices.DeviceProblems;
import fr.rentree.sync.devices.DeviceRepository;
import fr.rentree.sync.grouping.GroupConfig;
import fr.rentree.sync.grouping.GroupWriter;
import fr.rentree.sync.hints.HintBoard;
import fr.rentree.sync.kinds.KindReader;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.notebooks.NotebookRepository;
import fr.rentree.sync.operations.Operation.Batch;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes batches in: those that arrive together are decided under their owners' locks and written
/// in one transaction, each kind of thing in one statement.
@ApplicationScoped
public class PushDesk {

    /// Somebody else held a row for too long: the push is good, and is tried again.
    private static final Set<String> HELD = Set.of("55P03", "40P01", "40001");

    private final GroundRepository grounds;
    private final ChangeRepository changes;
    private final NotebookRepository notebooks;
    private final DeviceRepository devices;
    private final Outbox outbox;
    private final HintBoard hints;
    private final KindReader kinds;
    private final SyncConfig limits;
    private final Clock clock;
    private final GroupWriter<Push, Pushed> writer;

    PushDesk(
            GroundRepository grounds,
            ChangeRepository changes,
            NotebookRepository notebooks,
            DeviceRepository devices,
            Outbox outbox,
            HintBoard hints,
            KindReader kinds,
            SyncConfig limits,
            GroupConfig groups,
            Clock clock) {
        this.grounds = grounds;
        this.changes = changes;
        this.notebooks = notebooks;
        this.devices = devices;
        this.outbox = outbox;
        this.hints = hints;
        this.kinds = kinds;
        this.limits = limits;
        this.clock = clock;
        this.writer = new GroupWriter<>(groups, this::commit);
    }

    @PreDestroy
    void close() {
        writer.close();
    }

    /// For whoever wants to hear what became of a note, and not the note.
    public List<Answer> push(UUID owner, Batch batch) {
        return push(owner, batch, 0);
    }

    /// One answer per operation, in order; they are true, for their transaction is committed.
    ///
    /// @param room bytes of documents that they may have
    public List<Answer> push(UUID owner, Batch batch, int room) {
        return switch (writer.write(owner, new Push(owner, batch, room), batch.items().size())) {
            case Pushed.Decided(var answers) -> answers;
            case Pushed.Shut(var gate) -> throw DeviceProblems.closed(gate);
        };
    }

    /// Pushes that no writer has taken yet.
    int waiting() {
        return writer.waiting();
    }

    /// The answers to each push; none where somebody else holds the owner's notes.
    private List<Optional<Pushed>> commit(List<Push> pushes) {
        var owners =
                pushes.stream().map(Push::owner).collect(Collectors.toCollection(TreeSet::new));
        try {
            var group = carryOut(pushes, owners);
            group.heads().forEach(head -> hints.changed(head.owner(), head.seq()));
            return group.answers();
        } catch (SqlRefusedException refused) {
            if (pushes.size() > 1 || !HELD.contains(refused.state())) {
                throw refused;
            }
            return List.of(Optional.empty());
        }
    }

    private PushGroup carryOut(List<Push> pushes, Set<UUID> owners) {
        var now = ZonedDateTime.now(clock);
        try (var conversation = changes.begin()) {
            var taken = grounds.take(conversation, owners, pushes, now);
            var group = new PushGroup(taken, limits, kinds);
            pushes.forEach(group::decide);
            if (group.hasDecided()) {
                conversation.end(statements(group, now.toInstant()));
            }
            return group;
        }
    }

    /// Notebooks come before the notes in them; what did not happen has no statement.
    private List<Sql> statements(PushGroup group, Instant now) {
        var statements = new ArrayList<Sql>();
        write(group.notebooks(false), notebooks::saving, statements);
        write(group.notebooks(true), notebooks::changing, statements);
        write(
                group.all(gathered -> gathered.added().values()),
                notes -> changes.adding(notes, now),
                statements);
        write(
                group.all(gathered -> gathered.changed().values()),
                notes -> changes.changing(notes, now),
                statements);
        write(group.heads(), changes::advancing, statements);
        write(group.events(), outbox::appending, statements);
        write(
                group.all(Gathered::lostTexts),
                texts -> changes.keepingTexts(texts, now),
                statements);
        write(group.all(Gathered::recycled), edits -> changes.recycling(edits, now), statements);
        write(
                group.all(gathered -> gathered.results().entrySet()),
                results -> changes.keepingResults(results, now),
                statements);
        write(group.devices(false), sent -> devices.pushedFirst(sent, now), statements);
        write(group.devices(true), sent -> devices.pushedAgain(sent, now), statements);
        return statements;
    }

    private static <T> void write(
            List<T> rows, Function<List<T>, Sql> statement, List<Sql> statements) {
        if (!rows.isEmpty()) {
            statements.add(statement.apply(rows));
        }
    }
}
