package fr.rentree.licence.orders;

import java.util.List;

/// What became of an order that was sent.
sealed interface OrderOutcome {

    record Accepted(PlacedOrder order) implements OrderOutcome {}

    /// The same order had been sent before: one effect, the same answer.
    record Known(PlacedOrder order) implements OrderOutcome {}

    record Refused(List<OrderRefusal> refusals) implements OrderOutcome {}
}
