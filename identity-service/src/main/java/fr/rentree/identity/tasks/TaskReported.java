package fr.rentree.identity.tasks;

import fr.rentree.platform.outbox.DomainEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a rollover task.
record TaskReported(
        UUID task,
        UUID campaign,
        String phase,
        String uai,
        TaskCommand.Mode mode,
        int attempt,
        Outcome outcome,
        String planHash,
        Map<String, Long> counters,
        List<String> examples,
        @Nullable String message)
        implements DomainEvent {

    enum Outcome {
        PLANNED,
        DONE,
        STALE
    }

    static TaskReported of(
            TaskCommand command, Outcome outcome, Suspension suspension, @Nullable String message) {
        return new TaskReported(
                command.task(),
                command.campaign(),
                command.phase(),
                command.uai(),
                command.mode(),
                command.attempt(),
                outcome,
                suspension.hash(),
                Map.of("pupils", suspension.pupils()),
                suspension.examples(),
                message);
    }

    @Override
    public String topic() {
        return "identity.tasks";
    }

    @Override
    public String key() {
        return uai;
    }

    @Override
    public String type() {
        return "identity.task-reported.v1";
    }
}
