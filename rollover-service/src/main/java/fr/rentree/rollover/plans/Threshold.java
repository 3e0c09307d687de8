package fr.rentree.rollover.plans;

import fr.rentree.rollover.campaigns.Phase;
import java.util.Map;
import java.util.Optional;

/// How much of a school may go on one approval: above it, somebody must name the school.
///
/// @param percent of the school's pupils
public record Threshold(int percent) {

    public Threshold {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("Not a share of a school: " + percent + " %");
        }
    }

    /// Why a plan is held, in words; empty when it may be approved with the others.
    ///
    /// @param pupils of the school, as far as this service knows; none known holds any suspension
    public Optional<String> holds(Phase phase, Map<String, Long> counters, long pupils) {
        long suspended =
                phase == Phase.SUSPEND_FORMER_PUPILS ? counters.getOrDefault("pupils", 0L) : 0;
        if (suspended * 100 <= percent * pupils) {
            return Optional.empty();
        }
        return Optional.of(
                "Would suspend %d of %d pupils, above the threshold of %d %%: check the school's last import."
                        .formatted(suspended, pupils, percent));
    }
}
