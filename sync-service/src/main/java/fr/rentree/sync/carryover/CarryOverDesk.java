package fr.rentree.sync.carryover;

import fr.rentree.platform.outbox.Outbox;
import fr.rentree.sync.assignments.RenewalCompleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import org.jboss.logging.Logger;

/// Carries a school's notebooks on once its licences are renewed; what is not renewed is frozen,
/// and nothing is removed.
@ApplicationScoped
class CarryOverDesk {

    private static final Logger LOG = Logger.getLogger(CarryOverDesk.class);

    private final CarryOverRepository notebooks;
    private final TaskRepository tasks;
    private final Outbox outbox;
    private final Clock clock;

    CarryOverDesk(CarryOverRepository notebooks, TaskRepository tasks, Outbox outbox, Clock clock) {
        this.notebooks = notebooks;
        this.tasks = tasks;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// A plan is answered at once: a renewal that is only planned itself cannot be waited for.
    @Transactional(TxType.MANDATORY)
    void command(TaskCommand command) {
        if (command.asksForPlan()) {
            var today = ZonedDateTime.now(clock).toLocalDate();
            var outlook = notebooks.foresee(command.carryOver(), today);
            outbox.append(TaskReported.of(command, "PLANNED", outlook, null));
            return;
        }
        boolean renewed = tasks.enter(command.campaign(), command.uai());
        var report = tasks.report(command.task());
        if (report.isPresent()) {
            outbox.append(report.get().again(command));
        } else if (renewed) {
            apply(command);
        } else {
            tasks.keepWaiting(command);
            LOG.infof("waits for renewals task=%s uai=%s", command.task(), command.uai());
        }
    }

    @Transactional(TxType.MANDATORY)
    void renewed(RenewalCompleted renewal) {
        tasks.open(renewal.campaign(), renewal.uai().value(), clock.instant());
        tasks.waiting(renewal.campaign(), renewal.uai().value()).forEach(this::apply);
    }

    private void apply(TaskCommand command) {
        var before = notebooks.concerned(command.carryOver());
        if (command.planHash() != null && !command.planHash().equals(before)) {
            var nothing = new Outlook(before, 0, 0, List.of());
            tasks.forget(command.task());
            outbox.append(
                    TaskReported.of(
                            command,
                            "STALE",
                            nothing,
                            "Notebooks were begun or carried on since the plan: plan again."));
            return;
        }
        var done = notebooks.carryOn(command.carryOver(), clock.instant());
        var report = TaskReported.of(command, "DONE", done, null);
        tasks.keepReport(report);
        outbox.append(report);
        LOG.infof(
                "carried on task=%s uai=%s notebooks=%d frozen=%d",
                command.task(), command.uai(), done.carriedOn(), done.frozen());
    }
}
