package fr.rentree.sync.removals;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Carries approved plans out, also those that a restart broke off.
@ApplicationScoped
class RemovalJob {

    private static final Logger LOG = Logger.getLogger(RemovalJob.class);

    private final PlanDesk plans;
    private final RemovalDesk desk;

    RemovalJob(PlanDesk plans, RemovalDesk desk) {
        this.plans = plans;
        this.desk = desk;
    }

    @Scheduled(
            every = "${rentree.sync.removal.apply-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void carryOut() {
        Tenancy.platformWide(plans::approved).forEach(this::carryOut);
    }

    private void carryOut(UUID plan) {
        int settled = 0;
        while (Tenancy.platformWide(() -> desk.settleNext(plan))) {
            settled++;
        }
        LOG.infof("removal carried out plan=%s notebooks=%d", plan, settled);
    }
}
