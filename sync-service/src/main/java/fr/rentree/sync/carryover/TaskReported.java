package fr.rentree.sync.carryover;

import fr.rentree.platform.outbox.DomainEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The answer to a rollover task: what would be done, what was done, or why nothing was.
record TaskReported(
        UUID task,
        UUID campaign,
        String phase,
        String uai,
        String mode,
        int attempt,
        String outcome,
        @Nullable String planHash,
        Map<String, Long> counters,
        List<String> examples,
        @Nullable String message)
        implements DomainEvent {

    static TaskReported of(
            TaskCommand command, String outcome, Outlook outlook, @Nullable String message) {
        return new TaskReported(
                command.task(),
                command.campaign(),
                command.phase(),
                command.uai(),
                command.mode(),
                command.attempt(),
                outcome,
                outlook.hash(),
                Map.of("carriedOn", outlook.carriedOn(), "frozen", outlook.frozen()),
                outlook.examples(),
                message);
    }

    /// The same answer to the same question asked again.
    TaskReported again(TaskCommand command) {
        return new TaskReported(
                task,
                campaign,
                phase,
                uai,
                command.mode(),
                command.attempt(),
                outcome,
                planHash,
                counters,
                examples,
                message);
    }

    @Override
    public String topic() {
        return "sync.tasks";
    }

    @Override
    public String key() {
        return uai;
    }

    @Override
    public String type() {
        return "sync.task-reported.v1";
    }
}
