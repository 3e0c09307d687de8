package fr.rentree.licence.fulfilment;

import fr.rentree.licence.fulfilment.LineRefusal.SeatsAssigned;
import fr.rentree.licence.fulfilment.LineRepository.LineChange;
import fr.rentree.licence.fulfilment.SeatRepository.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Where lines of an order become smaller, or go, as long as nobody holds what would go.
@ApplicationScoped
class LineDesk {

    /// People named in one refusal; all of them are counted.
    private static final int MOST_NAMED = 200;

    private final LineRepository lines;
    private final SeatRepository seats;
    private final Clock clock;

    LineDesk(LineRepository lines, SeatRepository seats, Clock clock) {
        this.lines = lines;
        this.seats = seats;
        this.clock = clock;
    }

    /// Leaves so many seats of each of these lines, all or nothing; 0 cancels a line. Whoever calls
    /// gives the transaction up when this refuses.
    @Transactional(TxType.MANDATORY)
    Optional<LineRefusal> reduce(
            List<StandingLine> standing, Map<Integer, Integer> wanted, String by) {
        var reduction = new Reduction(standing, wanted);
        var refusal = reduction.refusal();
        var left = reduction.left();
        if (refusal.isPresent() || left.isEmpty()) {
            return refusal;
        }
        UUID order = standing.getFirst().order();
        var now = clock.instant();
        var targets =
                left.entrySet().stream()
                        .map(one -> new Target(order, one.getKey(), one.getValue()))
                        .toList();
        if (seats.reduce(targets, now) < targets.size()) {
            return Optional.of(new SeatsAssigned(seats.holders(order, left, MOST_NAMED)));
        }
        Map<Integer, StandingLine> byLine =
                standing.stream()
                        .collect(Collectors.toMap(StandingLine::line, Function.identity()));
        var changes = targets.stream().map(one -> change(one, byLine)).toList();
        lines.change(changes, by, "REDUCED", now);
        settle(standing, changes);
        return Optional.empty();
    }

    /// Brings the states of orders up to date with those of their lines.
    @Transactional(TxType.MANDATORY)
    void settle(Collection<StandingLine> standing, List<LineChange> changes) {
        record Key(UUID order, int line) {}
        var states = new HashMap<Key, OrderState>();
        standing.forEach(line -> states.put(new Key(line.order(), line.line()), line.state()));
        changes.forEach(line -> states.put(new Key(line.order(), line.line()), line.state()));
        var byOrder =
                states.entrySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.getKey().order(),
                                        Collectors.mapping(
                                                Map.Entry::getValue,
                                                Collectors.collectingAndThen(
                                                        Collectors.toSet(), OrderState::of))));
        lines.setStates(byOrder);
    }

    private static LineChange change(Target target, Map<Integer, StandingLine> byLine) {
        var state = Objects.requireNonNull(byLine.get(target.line())).state();
        return new LineChange(
                target.order(),
                target.line(),
                target.seats() == 0 ? OrderState.CANCELLED : state,
                target.seats(),
                true,
                null);
    }
}
