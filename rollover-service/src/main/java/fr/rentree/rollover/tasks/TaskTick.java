package fr.rentree.rollover.tasks;

import fr.rentree.rollover.plans.PlanDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Drives all tasks one step: asks, applies, asks again, notices what is complete.
///
/// One replica at a time leads; two at once would still not send a command twice, for rows are
/// claimed.
@ApplicationScoped
class TaskTick {

    private final CommandRepository commands;
    private final PlanDesk plans;

    TaskTick(CommandRepository commands, PlanDesk plans) {
        this.commands = commands;
        this.plans = plans;
    }

    /// Commands sent by one tick.
    record Sent(int plans, int applications, int again) {

        static final Sent NOTHING = new Sent(0, 0, 0);
    }

    @Transactional
    Sent run() {
        if (!commands.lead()) {
            return Sent.NOTHING;
        }
        plans.settle();
        return new Sent(commands.askForPlans(), commands.apply(), commands.sendAgain());
    }
}
