package fr.rentree.sync.changes;

import fr.rentree.sync.changes.Answer.Done;
import fr.rentree.sync.changes.Answer.Outcome;
import fr.rentree.sync.changes.Answer.Rejected;
import fr.rentree.sync.changes.Answer.Result;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.documents.Flaw;
import fr.rentree.sync.documents.MergePatch;
import fr.rentree.sync.kinds.KindReader;
import fr.rentree.sync.merge.History;
import fr.rentree.sync.merge.HybridClock;
import fr.rentree.sync.merge.Merge;
import fr.rentree.sync.notebooks.NotebookPlace;
import fr.rentree.sync.operations.Operation;
import fr.rentree.sync.operations.Operation.Delete;
import fr.rentree.sync.operations.Operation.Heading;
import fr.rentree.sync.operations.Operation.Patch;
import fr.rentree.sync.operations.Operation.Put;
import fr.rentree.sync.operations.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Carries operations out on notes, in memory: what each becomes, and what loses.
final class Scribe {

    private final Ground ground;
    private final Shelf shelf;
    private final Gathered gathered;
    private final KindReader kinds;
    private final Map<UUID, Note> notes;

    Scribe(Ground ground, Shelf shelf, Gathered gathered, KindReader kinds) {
        this.ground = ground;
        this.shelf = shelf;
        this.gathered = gathered;
        this.kinds = kinds;
        this.notes = new HashMap<>(ground.notes());
    }

    /// A note as it is after what was carried out so far.
    Optional<Note> note(UUID id) {
        return Optional.ofNullable(notes.get(id));
    }

    /// Where an operation goes: to the notebook that its note is in, else where a new one belongs.
    NotebookPlace place(Heading heading) {
        return note(heading.note())
                .map(note -> shelf.placeOfKnown(heading.place(), note.key().notebook()))
                .orElseGet(() -> shelf.placeOfNew(heading.place()));
    }

    /// @param edition of the manual, for a note that is new
    Answer carryOut(Operation operation, HybridClock clock, String edition) {
        var heading = operation.heading();
        var note = notes.get(heading.note());
        return switch (operation) {
            case Put put ->
                    switch (note) {
                        case null -> create(put, clock, key(heading, edition));
                        case Note.Standing standing ->
                                edit(heading, standing, incoming(put, standing, clock));
                        case Note.Deleted deleted ->
                                tooLate(
                                        heading,
                                        deleted,
                                        new Gathered.Recycled(
                                                deleted.key(), put.doc(), false, clock));
                    };
            case Patch patch ->
                    switch (note) {
                        case null ->
                                new Rejected(
                                        heading.opId(),
                                        new Refusal.UnknownDocument(heading.note()));
                        case Note.Standing standing ->
                                edit(heading, standing, incoming(patch, standing, clock));
                        case Note.Deleted deleted ->
                                tooLate(
                                        heading,
                                        deleted,
                                        new Gathered.Recycled(
                                                deleted.key(), patch.patch(), true, clock));
                    };
            case Delete delete ->
                    switch (note) {
                        case null -> deleteUnknown(heading, clock, key(heading, edition));
                        case Note.Standing standing -> delete(delete, standing, clock);
                        case Note.Deleted deleted -> done(heading, Outcome.APPLIED, deleted);
                    };
        };
    }

    private Done create(Put put, HybridClock clock, Note.Key key) {
        var heading = put.heading();
        return keep(
                heading,
                Outcome.APPLIED,
                new Note.Standing(
                        key,
                        History.FIRST_REV,
                        shelf.changed(place(heading), heading.kind(), 1),
                        put.doc(),
                        History.bornAt(clock)));
    }

    private static Merge.Incoming incoming(Put put, Note.Standing standing, HybridClock clock) {
        return new Merge.Incoming(
                standing.key().kind(),
                DocumentReader.read(put.doc()),
                Optional.empty(),
                base(put.heading(), standing),
                clock,
                put.heading().ownUnread());
    }

    private static Merge.Incoming incoming(Patch patch, Note.Standing standing, HybridClock clock) {
        var patched = MergePatch.apply(DocumentReader.read(standing.doc()), patch.patch());
        return new Merge.Incoming(
                standing.key().kind(),
                patched.document(),
                Optional.of(patched.written()),
                base(patch.heading(), standing),
                clock,
                patch.heading().ownUnread());
    }

    /// A revision that is not there yet says nothing of what the device had read.
    private static int base(Heading heading, Note.Standing standing) {
        return heading.base() > standing.rev() ? 0 : heading.base();
    }

    private Answer edit(Heading heading, Note.Standing standing, Merge.Incoming incoming) {
        var unfit = incoming.written().flatMap(_ -> flaw(standing, incoming.document().raw()));
        if (unfit.isPresent()) {
            return new Rejected(heading.opId(), new Refusal.Flawed(unfit.get()));
        }
        var edited =
                Merge.edit(
                        DocumentReader.read(standing.doc()),
                        standing.history(),
                        incoming,
                        standing.rev() + 1);
        var flaw =
                edited.raw().equals(incoming.document().raw())
                        ? Optional.<Flaw>empty()
                        : flaw(standing, edited.raw());
        if (flaw.isPresent()) {
            return new Rejected(heading.opId(), new Refusal.Flawed(flaw.get()));
        }
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
                        shelf.changed(place(heading), heading.kind(), 0),
                        edited.raw(),
                        edited.history()));
    }

    /// What a patch makes, and what two devices make together, must be what one device may send:
    /// the merge understands nothing else.
    private Optional<Flaw> flaw(Note.Standing standing, String raw) {
        return raw.equals(standing.doc())
                ? Optional.empty()
                : kinds.flaw(standing.key().kind(), raw, "urn:uuid:" + standing.key().id());
    }

    /// A deletion wins over an edit that did not know of it; the edit goes to the bin.
    private Done tooLate(Heading heading, Note.Deleted deleted, Gathered.Recycled edit) {
        gathered.recycled().add(edit);
        return done(heading, Outcome.SUPERSEDED, deleted);
    }

    private Done delete(Delete delete, Note.Standing standing, HybridClock clock) {
        var heading = delete.heading();
        int base = base(heading, standing);
        if (standing.history().changedByOthersAfter(base, clock.device())) {
            gathered.recycled()
                    .add(new Gathered.Recycled(standing.key(), standing.doc(), false, clock));
        }
        return keep(
                heading,
                Outcome.APPLIED,
                new Note.Deleted(
                        standing.key(),
                        standing.rev() + 1,
                        shelf.changed(place(heading), heading.kind(), -1),
                        clock));
    }

    /// The note may still be on its way from where it was made: it must not stand when it comes.
    private Done deleteUnknown(Heading heading, HybridClock clock, Note.Key key) {
        long seq = shelf.changed(place(heading), heading.kind(), 0);
        return keep(heading, Outcome.APPLIED, new Note.Deleted(key, History.FIRST_REV, seq, clock));
    }

    private Note.Key key(Heading heading, String edition) {
        var notebook = shelf.notebook(place(heading));
        return new Note.Key(heading.note(), notebook, heading.kind(), edition);
    }

    private Done keep(Heading heading, Outcome outcome, Note note) {
        notes.put(heading.note(), note);
        boolean wasThere = ground.notes().containsKey(heading.note());
        (wasThere ? gathered.changed() : gathered.added()).put(heading.note(), note);
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
}
