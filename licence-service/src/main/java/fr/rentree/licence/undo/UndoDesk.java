package fr.rentree.licence.undo;

import fr.rentree.licence.acts.Act;
import fr.rentree.licence.acts.ActRepository;
import fr.rentree.licence.assignments.Change;
import fr.rentree.licence.assignments.SeatPoolRepository;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Undoes the last act of an officer at a school, exactly or not at all.
@ApplicationScoped
class UndoDesk {

    private final ActRepository acts;
    private final UndoRepository undos;
    private final SeatPoolRepository pools;
    private final Clock clock;

    UndoDesk(ActRepository acts, UndoRepository undos, SeatPoolRepository pools, Clock clock) {
        this.acts = acts;
        this.undos = undos;
        this.pools = pools;
        this.clock = clock;
    }

    /// What undoing the last act would do; nothing when there is none.
    @Transactional
    Optional<Undo> foresee(Uai school, String officer) {
        return acts.last(school, officer)
                .map(act -> Undo.of(act, undos.standing(act, LocalDate.now(clock))));
    }

    /// Undoes the last act, which must be the one named; answers what stood in the way otherwise.
    @Transactional
    Optional<Undo> undo(Uai school, UUID act, UUID undo, String officer) {
        pools.lockAll(school);
        var last = foresee(school, officer).filter(found -> found.act().act().equals(act));
        if (last.isEmpty() || !last.get().isPossible()) {
            return last;
        }
        var change = new Change(school, undo, officer, clock.instant(), "undo of " + act, "UNDO");
        acts.open(Act.Kind.UNDO, change, List.of(), null, null, act);
        undos.putBack(last.get().act(), change);
        return last;
    }
}
