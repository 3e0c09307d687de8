package fr.rentree.rollover.tasks;

import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.campaigns.Phase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An owner's answer as it comes from its topic.
record TaskReported(
        UUID task,
        Phase phase,
        Uai uai,
        int attempt,
        Outcome outcome,
        @Nullable String planHash,
        @Nullable Map<String, Long> counters,
        @Nullable List<String> examples,
        @Nullable String message) {

    enum Outcome {
        PLANNED,
        DONE,
        FAILED,
        STALE
    }

    Answer answer() {
        var findings =
                new Answer.Findings(
                        counters == null ? Map.of() : counters,
                        examples == null ? List.of() : examples);
        return switch (outcome) {
            case PLANNED -> new Answer.Planned(attempt, planHash, findings);
            case DONE -> new Answer.Done(attempt, findings);
            case STALE -> new Answer.Stale(attempt);
            case FAILED ->
                    new Answer.Failed(
                            attempt, message == null ? "The owner gave no reason." : message);
        };
    }
}
