package fr.rentree.sync.changes;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.sync.assignments.Verdict;
import fr.rentree.sync.changes.Answer.Done;
import fr.rentree.sync.changes.Answer.Outcome;
import fr.rentree.sync.changes.Answer.Rejected;
import fr.rentree.sync.changes.Answer.Result;
import fr.rentree.sync.changes.Operation.Delete;
import fr.rentree.sync.changes.Operation.Heading;
import fr.rentree.sync.changes.Operation.Put;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.merge.History;
import fr.rentree.sync.merge.HybridClock;
import fr.rentree.sync.merge.Merge;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Decides a batch, operation by operation, and gathers what is to be written; writes nothing.
final class PushPlan {

    private final Ground ground;
    private final SyncConfig limits;
    private final Shelf shelf;
    private final Gathered gathered;
    private final Map<UUID, Note> notes;
    private final Map<String, Result> results;

    PushPlan(Ground ground, SyncConfig limits) {
        this.ground = ground;
        this.limits = limits;
        this.shelf = new Shelf(ground);
        this.gathered = new Gathered();
        this.notes = new HashMap<>(ground.notes());
        this.results = new HashMap<>(ground.results());
    }

    /// @param place of the operation in its batch
    Answer decide(Operation operation, int place) {
        var heading = operation.heading();
        var earlier = results.get(heading.opId());
        if (earlier != null) {
            return repeated(heading, earlier);
        }
        var refusal = refusal(operation);
        if (refusal.isPresent()) {
            return new Rejected(heading.opId(), refusal.get());
        }
        var done = carryOut(operation, heading.clock().notAfter(latestClock(), place));
        results.put(heading.opId(), done.result());
        gathered.results().put(heading.opId(), done.result());
        return done;
    }

    private Done carryOut(Operation operation, HybridClock clock) {
        var note = notes.get(operation.heading().note());
        return switch (operation) {
            case Put put ->
                    switch (note) {
                        case null -> create(put, clock);
                        case Note.Standing standing -> edit(put, standing, clock);
                        case Note.Deleted deleted -> tooLate(put, deleted, clock);
                    };
            case Delete delete ->
                    switch (note) {
                        case null -> deleteUnknown(delete, clock);
                        case Note.Standing standing -> delete(delete, standing, clock);
                        case Note.Deleted deleted ->
                                done(delete.heading(), Outcome.APPLIED, deleted);
                    };
        };
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

    private Answer repeated(Heading heading, Result earlier) {
        if (earlier.digest() != heading.digest()) {
            return new Rejected(heading.opId(), new Refusal.OperationIdReused());
        }
        var note = Optional.ofNullable(notes.get(heading.note()));
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
        var verdict = verdict(heading);
        if (!(verdict instanceof Verdict.Open)) {
            return Optional.of(new Refusal.MayNotWrite(verdict, heading.school(), heading.work()));
        }
        var note = notes.get(heading.note());
        if (note != null) {
            var place = shelf.placeOf(note.key().notebook());
            return place.equals(heading.place())
                    ? Optional.empty()
                    : Optional.of(new Refusal.OtherNotebook(place.school(), place.work()));
        }
        if (operation instanceof Delete) {
            return Optional.empty();
        }
        if (shelf.live() >= limits.notesPerOwner()) {
            return Optional.of(new Refusal.OwnerFull(limits.notesPerOwner()));
        }
        return shelf.live(heading.place()) >= limits.notesPerNotebook()
                ? Optional.of(new Refusal.NotebookFull(limits.notesPerNotebook()))
                : Optional.empty();
    }

    private Verdict verdict(Heading heading) {
        var now = ground.now();
        var made =
                ZonedDateTime.ofInstant(
                        Instant.ofEpochMilli(heading.clock().millis()), now.getZone());
        return ground.rights().verdict(heading.school(), heading.work(), made, now);
    }

    private Done create(Put put, HybridClock clock) {
        return keep(
                put.heading(),
                Outcome.APPLIED,
                new Note.Standing(
                        key(put.heading()),
                        History.FIRST_REV,
                        shelf.changed(put.heading().place(), 1),
                        put.doc(),
                        History.bornAt(clock)));
    }

    private Done edit(Put put, Note.Standing standing, HybridClock clock) {
        var heading = put.heading();
        int base = heading.base() > standing.rev() ? 0 : heading.base();
        var edited =
                Merge.edit(
                        DocumentReader.read(standing.doc()),
                        standing.history(),
                        new Merge.Incoming(DocumentReader.read(put.doc()), base, clock),
                        standing.rev() + 1);
        edited.lost()
                .forEach(text ->
                        gathered.lostTexts().add(new Gathered.LostText(heading.note(), text)));
        var outcome =
                switch (edited.effect()) {
                    case APPLIED -> Outcome.APPLIED;
                    case MERGED -> Outcome.MERGED;
                    case SUPERSEDED -> Outcome.SUPERSEDED;
                };
        if (edited.history().equals(standing.history())) {
            return done(heading, outcome, standing);
        }
        return keep(
                heading,
                outcome,
                new Note.Standing(
                        standing.key(),
                        standing.rev() + 1,
                        shelf.changed(heading.place(), 0),
                        edited.raw(),
                        edited.history()));
    }

    /// A deletion wins over an edit that did not know of it; the edit goes to the bin.
    private Done tooLate(Put put, Note.Deleted deleted, HybridClock clock) {
        gathered.recycled().add(new Gathered.Recycled(deleted.key(), put.doc(), clock));
        return done(put.heading(), Outcome.SUPERSEDED, deleted);
    }

    private Done delete(Delete delete, Note.Standing standing, HybridClock clock) {
        var heading = delete.heading();
        if (standing.history().changedByOthersAfter(heading.base(), clock.device())) {
            gathered.recycled().add(new Gathered.Recycled(standing.key(), standing.doc(), clock));
        }
        return keep(
                heading,
                Outcome.APPLIED,
                new Note.Deleted(
                        standing.key(),
                        standing.rev() + 1,
                        shelf.changed(heading.place(), -1),
                        clock));
    }

    /// The note may still be on its way from where it was made: it must not stand when it comes.
    private Done deleteUnknown(Delete delete, HybridClock clock) {
        var heading = delete.heading();
        return keep(
                heading,
                Outcome.APPLIED,
                new Note.Deleted(
                        key(heading), History.FIRST_REV, shelf.changed(heading.place(), 0), clock));
    }

    private Note.Key key(Heading heading) {
        var edition = verdict(heading) instanceof Verdict.Open(var open) ? open : "";
        var notebook = shelf.notebook(heading.place(), SchoolYear.of(ground.now().toLocalDate()));
        return new Note.Key(heading.note(), notebook, heading.kind(), edition);
    }

    private Done keep(Heading heading, Outcome outcome, Note note) {
        notes.put(heading.note(), note);
        gathered.notes().put(heading.note(), note);
        return done(heading, outcome, note);
    }

    private static Done done(Heading heading, Outcome outcome, Note note) {
        return new Done(
                heading.opId(),
                new Result(heading.digest(), outcome, heading.note(), note.rev(), note.seq()),
                outcome == Outcome.APPLIED ? Optional.empty() : note.document(),
                note instanceof Note.Deleted,
                false);
    }

    private long latestClock() {
        return ground.now().toInstant().plus(limits.clockTolerance()).toEpochMilli();
    }
}
