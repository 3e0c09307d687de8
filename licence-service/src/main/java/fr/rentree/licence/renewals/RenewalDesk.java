package fr.rentree.licence.renewals;

import fr.rentree.licence.assignments.Change;
import fr.rentree.licence.assignments.SeatPoolRepository;
import fr.rentree.licence.renewals.TaskReported.Outcome;
import fr.rentree.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/// Plans a school's renewal, and applies exactly the plan that was approved, once.
@ApplicationScoped
class RenewalDesk {

    private final RenewalRepository renewals;
    private final SeatPoolRepository pools;
    private final Outbox outbox;
    private final Clock clock;

    RenewalDesk(RenewalRepository renewals, SeatPoolRepository pools, Outbox outbox, Clock clock) {
        this.renewals = renewals;
        this.pools = pools;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void run(TaskCommanded command) {
        outbox.append(
                switch (command.mode()) {
                    case PLAN -> TaskReported.of(command, Outcome.PLANNED, plan(command));
                    case APPLY -> apply(command);
                });
    }

    private TaskReported apply(TaskCommanded command) {
        pools.lockAll(command.uai());
        var done = renewals.applied(command.uai(), command.campaign());
        if (done.isPresent() && done.get().hash().equals(command.planHash())) {
            return TaskReported.of(command, Outcome.DONE, done.get());
        }
        var plan = plan(command);
        if (command.planHash() == null) {
            return TaskReported.of(
                    command, Outcome.FAILED, plan, "An APPLY names the plan that was approved.");
        }
        if (!plan.hash().equals(command.planHash())) {
            return TaskReported.of(
                    command,
                    Outcome.STALE,
                    plan,
                    "Subscriptions, seats or people changed since the plan: plan again.");
        }
        var change =
                new Change(
                        command.uai(),
                        command.task(),
                        "rollover",
                        clock.instant(),
                        "renewal " + command.schoolYear().next(),
                        "ROLLOVER");
        renewals.apply(new RenewalPeriod(command.schoolYear()), change);
        renewals.remember(command, plan, clock.instant());
        outbox.append(
                new RenewalCompleted(
                        command.task(),
                        command.campaign(),
                        command.uai().value(),
                        plan.assignments(),
                        plan.endedAssignments()));
        return TaskReported.of(command, Outcome.DONE, plan);
    }

    private RenewalPlan plan(TaskCommanded command) {
        return renewals.plan(command.uai(), new RenewalPeriod(command.schoolYear()));
    }
}
