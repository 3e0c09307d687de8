package fr.rentree.sync.changes;

import fr.rentree.platform.outbox.DomainEvent;
import fr.rentree.sync.assignments.Verdict;
import fr.rentree.sync.changes.Answer.Done;
import fr.rentree.sync.changes.Answer.Outcome;
import fr.rentree.sync.changes.Answer.Rejected;
import fr.rentree.sync.changes.Answer.Result;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.kinds.KindReader;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.merge.HybridClock;
import fr.rentree.sync.notebooks.NotebookChanged;
import fr.rentree.sync.operations.Operation;
import fr.rentree.sync.operations.Operation.Delete;
import fr.rentree.sync.operations.Operation.Heading;
import fr.rentree.sync.operations.Operation.Patch;
import fr.rentree.sync.operations.Refusal;
import fr.rentree.sync.progress.ProgressRecorded;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Decides a batch, operation by operation, and gathers what is to be written; writes nothing.
final class PushPlan {

    private final Ground ground;
    private final SyncConfig limits;
    private final Shelf shelf;
    private final Gathered gathered;
    private final Scribe scribe;
    private final Map<String, Result> results;

    PushPlan(Ground ground, SyncConfig limits, KindReader kinds) {
        this.ground = ground;
        this.limits = limits;
        this.shelf = new Shelf(ground);
        this.gathered = new Gathered();
        this.scribe = new Scribe(ground, shelf, gathered, kinds);
        this.results = new HashMap<>(ground.results());
    }

    /// @param place of the operation in its batch
    Answer decide(Operation operation, int place) {
        var latest = ground.now().toInstant().plus(limits.clockTolerance());
        var clock = operation.heading().clock().notAfter(latest.toEpochMilli(), place);
        return decide(operation, clock, Optional.empty());
    }

    /// Decides what is written here and now: after all that is known of the note, in that notebook
    /// and no other, and only on the revision that it names, if it names one.
    Answer decideHere(UUID notebook, Operation operation) {
        var heading = operation.heading();
        var note = scribe.note(heading.note());
        boolean stale =
                heading.base() != 0 && note.filter(n -> n.rev() == heading.base()).isEmpty();
        var objection =
                elsewhere(notebook, heading)
                        .or(() -> stale ? Optional.of(new Refusal.Stale()) : Optional.empty());
        var clock =
                note.filter(Note.Standing.class::isInstance)
                        .map(standing -> ((Note.Standing) standing).history())
                        .map(history -> history.after(heading.clock()))
                        .orElse(heading.clock());
        return decide(operation, clock, objection);
    }

    private Answer decide(Operation operation, HybridClock clock, Optional<Refusal> objection) {
        var heading = operation.heading();
        var earlier = results.get(heading.opId());
        if (earlier != null) {
            return repeated(heading, earlier);
        }
        var verdict = verdict(heading);
        if (!(verdict instanceof Verdict.Open(var edition))) {
            return new Rejected(
                    heading.opId(),
                    new Refusal.MayNotWrite(verdict, heading.school(), heading.work()));
        }
        var refusal = refusal(operation).or(() -> objection);
        if (refusal.isPresent()) {
            return new Rejected(heading.opId(), refusal.get());
        }
        var answer = scribe.carryOut(operation, clock, edition);
        if (answer instanceof Done done) {
            results.put(heading.opId(), done.result());
            gathered.results().put(heading.opId(), done.result());
        }
        return answer;
    }

    boolean hasChanged() {
        return shelf.seq() > ground.seq();
    }

    Shelf shelf() {
        return shelf;
    }

    Gathered gathered() {
        return gathered;
    }

    /// What the others are told of.
    List<? extends DomainEvent> events(UUID owner) {
        var now = ground.now().toInstant();
        return Stream.concat(
                        shelf.changedNotebooks().stream()
                                .map(notebook -> NotebookChanged.of(notebook, owner, now)),
                        gathered.notes()
                                .filter(note -> note.key().kind() == Kind.PROGRESS)
                                .flatMap(note -> progress(owner, note).stream()))
                .toList();
    }

    private Optional<ProgressRecorded> progress(UUID owner, Note note) {
        var place = shelf.placeOf(note.key().notebook());
        var now = ground.now().toInstant();
        return note.document()
                .flatMap(doc -> ProgressRecorded.of(owner, place, DocumentReader.read(doc), now));
    }

    private Answer repeated(Heading heading, Result earlier) {
        if (earlier.digest() != heading.digest()) {
            return new Rejected(heading.opId(), new Refusal.OperationIdReused());
        }
        var note = scribe.note(heading.note());
        boolean sameAsThen = note.filter(n -> n.rev() == earlier.rev()).isPresent();
        return new Done(
                heading.opId(),
                earlier,
                sameAsThen && earlier.outcome() != Outcome.APPLIED
                        ? note.flatMap(Note::document)
                        : Optional.empty(),
                note.filter(Note.Deleted.class::isInstance).isPresent(),
                true);
    }

    private Optional<Refusal> refusal(Operation operation) {
        var heading = operation.heading();
        var note = scribe.note(heading.note());
        if (note.isPresent()) {
            return otherThan(note.get().key(), heading);
        }
        return switch (operation) {
            case Delete _ -> Optional.empty();
            case Patch _ -> Optional.of(new Refusal.UnknownDocument(heading.note()));
            case Operation.Put _ -> full(heading);
        };
    }

    /// What is meant for a closed notebook must not be kept in the one that took its place.
    private Optional<Refusal> elsewhere(UUID notebook, Heading heading) {
        var own = shelf.placeOf(notebook);
        if (own.equals(scribe.place(heading))) {
            return Optional.empty();
        }
        var now = ground.now();
        return Optional.of(
                switch (ground.rights().verdict(shelf.origin(own), now)) {
                    case Verdict.Open _ -> new Refusal.OtherNotebook(own.school(), own.work());
                    case Verdict closed ->
                            new Refusal.MayNotWrite(closed, own.school(), own.work());
                });
    }

    private Optional<Refusal> otherThan(Note.Key key, Heading heading) {
        var place = shelf.placeOf(key.notebook());
        if (!place.equals(scribe.place(heading))) {
            return Optional.of(new Refusal.OtherNotebook(place.school(), place.work()));
        }
        return key.kind() == heading.kind()
                ? Optional.empty()
                : Optional.of(new Refusal.OtherKind(key.kind()));
    }

    private Optional<Refusal> full(Heading heading) {
        if (!heading.kind().isNote()) {
            return shelf.small() < limits.smallDocumentsPerOwner()
                    ? Optional.empty()
                    : Optional.of(new Refusal.SmallDocumentsFull(limits.smallDocumentsPerOwner()));
        }
        if (shelf.live() >= limits.notesPerOwner()) {
            return Optional.of(new Refusal.OwnerFull(limits.notesPerOwner()));
        }
        return shelf.live(scribe.place(heading)) >= limits.notesPerNotebook()
                ? Optional.of(new Refusal.NotebookFull(limits.notesPerNotebook()))
                : Optional.empty();
    }

    private Verdict verdict(Heading heading) {
        var now = ground.now();
        var made = Instant.ofEpochMilli(heading.clock().millis()).atZone(now.getZone());
        var origin = shelf.origin(scribe.place(heading));
        return ground.rights().verdict(origin, made, now, limits.lateFor());
    }
}
