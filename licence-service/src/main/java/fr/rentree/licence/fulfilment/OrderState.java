package fr.rentree.licence.fulfilment;

import java.util.Collection;
import java.util.EnumSet;

/// How far an order, or one line of it, has come.
public enum OrderState {
    /// It stands; the bookseller has not spoken of it yet.
    WAITING,
    IN_PROGRESS,
    /// On its way from the bookseller.
    SENT,
    DONE,
    /// The bookseller cannot serve it.
    REJECTED,
    CANCELLED;

    public boolean isOver() {
        return this == REJECTED || this == CANCELLED;
    }

    /// The state of an order whose lines are in these states: as far as its slowest line that is
    /// still to come, and over once all of them are.
    public static OrderState of(Collection<OrderState> lines) {
        var living = EnumSet.noneOf(OrderState.class);
        lines.stream().filter(state -> !state.isOver()).forEach(living::add);
        if (living.isEmpty()) {
            return lines.contains(REJECTED) ? REJECTED : CANCELLED;
        }
        boolean begun = living.size() > 1 && living.contains(WAITING);
        return begun ? IN_PROGRESS : living.iterator().next();
    }
}
