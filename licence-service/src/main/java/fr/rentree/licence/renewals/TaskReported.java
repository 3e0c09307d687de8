package fr.rentree.licence.renewals;

import fr.rentree.licence.topics.LicenceTopics;
import fr.rentree.platform.outbox.DomainEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The answer to a rollover task.
record TaskReported(
        UUID task,
        UUID campaign,
        String phase,
        String uai,
        String mode,
        int attempt,
        Outcome outcome,
        @Nullable String planHash,
        Map<String, Integer> counters,
        List<String> examples,
        @Nullable String message)
        implements DomainEvent {

    enum Outcome {
        PLANNED,
        DONE,
        FAILED,
        /// What would be done is no longer what was approved: nothing was done.
        STALE
    }

    static TaskReported of(TaskCommanded command, Outcome outcome, RenewalPlan plan) {
        return of(command, outcome, plan, null);
    }

    static TaskReported of(
            TaskCommanded command, Outcome outcome, RenewalPlan plan, @Nullable String message) {
        return new TaskReported(
                command.task(),
                command.campaign(),
                command.phase(),
                command.uai().value(),
                command.mode().name(),
                command.attempt(),
                outcome,
                plan.hash(),
                plan.counters(),
                plan.examples(),
                message);
    }

    @Override
    public String topic() {
        return LicenceTopics.TASKS;
    }

    @Override
    public String key() {
        return uai;
    }

    @Override
    public String type() {
        return "licence.task-reported.v1";
    }
}
