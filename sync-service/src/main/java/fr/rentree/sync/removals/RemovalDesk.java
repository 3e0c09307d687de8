package fr.rentree.sync.removals;

import fr.rentree.platform.outbox.Outbox;
import fr.rentree.sync.heads.Head;
import fr.rentree.sync.heads.HeadRepository;
import fr.rentree.sync.removals.RemovalRepository.Due;
import fr.rentree.sync.removals.RemovalRepository.Item;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Carries out an approved plan, one notebook a transaction: broken off anywhere, it goes on where
/// it was, and what was renewed meanwhile is kept.
@ApplicationScoped
class RemovalDesk {

    private final RemovalRepository removals;
    private final HeadRepository heads;
    private final Outbox outbox;
    private final Clock clock;

    RemovalDesk(RemovalRepository removals, HeadRepository heads, Outbox outbox, Clock clock) {
        this.removals = removals;
        this.heads = heads;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Settles the next notebook of a plan; false when none is left.
    @Transactional
    boolean settleNext(UUID plan) {
        var next = removals.next(plan);
        if (next.isEmpty()) {
            removals.finish(plan, clock.instant());
            return false;
        }
        var item = next.get();
        var head = heads.lock(item.owner());
        var today = LocalDate.now(clock);
        Optional<Due> due = removals.due(item, today).filter(_ -> !removals.opens(item, today));
        due.ifPresent(found -> remove(item, found, head));
        removals.settle(item, due.isPresent() ? "REMOVED" : "KEPT");
        return true;
    }

    private void remove(Item item, Due due, Head head) {
        var at = clock.instant();
        int documents = removals.empty(item, head.seq(), at);
        int small = documents - due.live();
        long seq = head.seq() + documents;
        removals.close(item, seq, at);
        heads.advance(item.owner(), new Head(seq, head.live() - due.live(), head.small() - small));
        outbox.append(
                new NotebookRemoved(
                        item.notebook(),
                        item.owner(),
                        due.school(),
                        due.work(),
                        item.plan(),
                        due.reason(),
                        documents,
                        at));
    }
}
