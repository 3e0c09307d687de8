package fr.rentree.licence.orders;

import fr.rentree.licence.quotations.LineFault;
import java.util.List;

/// What became of orders that were sent together: all of them, or none.
public sealed interface OrderOutcome {

    /// @param orders those that are new, then those that stood already
    record Accepted(List<Placed> orders) implements OrderOutcome {}

    record Refused(List<LineFault> faults) implements OrderOutcome {}

    /// @param isNew false when the same order had been sent before: one effect, the same answer
    record Placed(PlacedOrder order, boolean isNew) {}
}
