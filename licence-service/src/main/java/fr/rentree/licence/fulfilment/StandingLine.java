package fr.rentree.licence.fulfilment;

import fr.rentree.licence.prices.FreeRule;
import fr.rentree.platform.school.Uai;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line as it stands, and how many of its seats people hold.
///
/// @param seats null for as many as there are people
/// @param earnedBy of a free line, the rule that earned it
record StandingLine(
        UUID order,
        Uai school,
        int line,
        String name,
        OrderState state,
        @Nullable Integer seats,
        Optional<String> offer,
        Optional<FreeRule> earnedBy,
        int assigned) {

    boolean isFree() {
        return earnedBy.isPresent();
    }

    int counted() {
        return seats == null ? 0 : seats;
    }
}
