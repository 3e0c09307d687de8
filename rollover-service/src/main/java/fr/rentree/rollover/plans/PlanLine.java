package fr.rentree.rollover.plans;

import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.campaigns.Phase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What would happen, or happened, at one school in one phase.
///
/// @param examples ids of what is concerned, never names
/// @param planHash absent until the owner of the phase has answered
public record PlanLine(
        Uai uai,
        Phase phase,
        int position,
        boolean destructive,
        UUID task,
        String state,
        @Nullable String planHash,
        Map<String, Long> counters,
        List<String> examples,
        @Nullable String message) {}
