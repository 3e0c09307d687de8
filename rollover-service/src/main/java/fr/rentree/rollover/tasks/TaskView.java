package fr.rentree.rollover.tasks;

import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.campaigns.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task as operators and heads of school see it.
record TaskView(
        UUID id,
        UUID campaign,
        Phase phase,
        Uai uai,
        TaskState state,
        int attempt,
        @Nullable String planHash,
        Map<String, Long> counters,
        List<String> examples,
        @Nullable String message,
        @Nullable Instant commandedAt,
        @Nullable Instant answeredAt) {}
