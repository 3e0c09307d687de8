package fr.rentree.licence.fulfilment;

import java.util.List;
import java.util.UUID;

/// Why lines of an order do not become smaller.
sealed interface LineRefusal {

    /// It was rejected or cancelled before, or the order has no such line.
    record IsOver(int line) implements LineRefusal {}

    record NotAReduction(int line, int seats) implements LineRefusal {}

    /// Free licences go with the lines that earned them.
    record IsFree(int line) implements LineRefusal {}

    /// People hold more seats than would be left.
    record SeatsAssigned(List<Held> lines) implements LineRefusal {

        /// @param losers those who would lose access, the last who were given a seat first
        record Held(int line, String resource, int left, int assigned, List<Holder> losers) {}

        record Holder(UUID person, UUID assignment) {}
    }
}
