package fr.rentree.sync.transfers;

import fr.rentree.platform.outbox.Outbox;
import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.school.Uai;
import fr.rentree.sync.assignments.ReadingRightRepository;
import fr.rentree.sync.heads.Head;
import fr.rentree.sync.heads.HeadRepository;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.notebooks.Notebook;
import fr.rentree.sync.notebooks.NotebookChanged;
import fr.rentree.sync.notebooks.NotebookProblems;
import fr.rentree.sync.notebooks.NotebookRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Takes a notebook's notes over, under the owner's lock: no note is lost, none is there twice.
@ApplicationScoped
class TransferDesk {

    /// @param notes that were taken over by this request
    record Taken(UUID into, int notes) {}

    private final HeadRepository heads;
    private final NotebookRepository notebooks;
    private final ReadingRightRepository rights;
    private final TransferRepository transfers;
    private final Outbox outbox;
    private final SyncConfig limits;
    private final Clock clock;

    TransferDesk(
            HeadRepository heads,
            NotebookRepository notebooks,
            ReadingRightRepository rights,
            TransferRepository transfers,
            Outbox outbox,
            SyncConfig limits,
            Clock clock) {
        this.heads = heads;
        this.notebooks = notebooks;
        this.rights = rights;
        this.transfers = transfers;
        this.outbox = outbox;
        this.limits = limits;
        this.clock = clock;
    }

    @Transactional
    Taken transfer(UUID owner, UUID notebook, Optional<Uai> school) {
        if (notebooks.find(owner, notebook).isEmpty()) {
            throw NotebookProblems.unknown();
        }
        var head = heads.lock(owner);
        var source = notebooks.find(owner, notebook).orElseThrow(NotebookProblems::unknown);
        var now = ZonedDateTime.now(clock);
        var transfer =
                new Transfer(notebooks.of(owner), rights.of(owner), limits.notesPerNotebook(), now);
        return switch (transfer.decide(source, school)) {
            case Transfer.Decision.Done(var into) -> new Taken(into, 0);
            case Transfer.Decision.Refused(var refusal) -> throw TransferProblems.refused(refusal);
            case Transfer.Decision.Granted(var into) -> take(owner, source, into, head);
        };
    }

    private Taken take(UUID owner, Notebook source, Notebook into, Head head) {
        var now = ZonedDateTime.now(clock);
        var move = new TransferRepository.Move(owner, source.id(), into.id());
        notebooks.save(owner, into);
        int notes = transfers.move(move, head, now.toInstant());
        long seq = head.seq() + notes;
        var filled = into.changed(source.live(), seq, SchoolYear.of(now.toLocalDate()));
        notebooks.save(owner, filled);
        transfers.leaveWord(move, seq);
        heads.advance(owner, new Head(seq, head.live(), head.small()));
        outbox.appendAll(
                List.of(
                        new NotebookTransferred(
                                source.id(),
                                into.id(),
                                owner,
                                source.place().school().value(),
                                into.place().school().value(),
                                source.place().work(),
                                notes,
                                now.toInstant()),
                        NotebookChanged.of(filled, owner, now.toInstant())));
        return new Taken(into.id(), notes);
    }
}
