package fr.rentree.rollover.tasks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the owner of a phase says of one command; `attempt` says which.
sealed interface Answer {

    int attempt();

    /// @param planHash absent where the phase is not bound to its plan
    record Planned(int attempt, @Nullable String planHash, Findings findings) implements Answer {}

    record Done(int attempt, Findings findings) implements Answer {}

    /// The plan that was approved is no longer what would happen; nothing was changed.
    record Stale(int attempt) implements Answer {}

    record Failed(int attempt, String message) implements Answer {}

    /// What was counted, and up to ten ids to look at.
    record Findings(Map<String, Long> counters, List<String> examples) {

        static final Findings NONE = new Findings(Map.of(), List.of());

        public Findings {
            counters = Map.copyOf(counters);
            examples = List.copyOf(examples.subList(0, Math.min(10, examples.size())));
        }
    }
}
