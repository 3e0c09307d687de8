package fr.rentree.identity.tasks;

import fr.rentree.identity.people.PersonRepository;
import fr.rentree.identity.tasks.TaskReported.Outcome;
import jakarta.enterprise.context.ApplicationScoped;

/// Plans and cuts the access of former pupils, in the caller's transaction.
@ApplicationScoped
class TaskDesk {

    private final SuspensionRepository suspensions;
    private final PersonRepository people;

    TaskDesk(SuspensionRepository suspensions, PersonRepository people) {
        this.suspensions = suspensions;
        this.people = people;
    }

    TaskReported answer(TaskCommand command) {
        return switch (command.mode()) {
            case PLAN ->
                    TaskReported.of(
                            command,
                            Outcome.PLANNED,
                            Suspension.of(suspensions.formerPupils(command.uai())),
                            null);
            case APPLY -> apply(command);
        };
    }

    /// A task that is done stays done; one whose plan no longer holds does nothing.
    private TaskReported apply(TaskCommand command) {
        var done = suspensions.done(command.task());
        if (done.isPresent()) {
            return TaskReported.of(command, Outcome.DONE, done.get(), null);
        }
        var formerPupils = suspensions.formerPupils(command.uai());
        var now = Suspension.of(formerPupils);
        if (!now.hash().equals(command.planHash())) {
            return TaskReported.of(
                    command,
                    Outcome.STALE,
                    now,
                    "Other pupils have left since the plan was made: plan again.");
        }
        people.publish(suspensions.suspend(formerPupils));
        suspensions.remember(command, now);
        return TaskReported.of(command, Outcome.DONE, now, null);
    }
}
