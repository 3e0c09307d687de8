package fr.rentree.rollover.tasks;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Looks at the clock for the tasks.
@ApplicationScoped
class TickJob {

    private static final Logger LOG = Logger.getLogger(TickJob.class);

    private final TaskTick tick;

    TickJob(TaskTick tick) {
        this.tick = tick;
    }

    @Scheduled(
            every = "${rentree.rollover.tick}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var sent = Tenancy.platformWide(tick::run);
        if (!sent.equals(TaskTick.Sent.NOTHING)) {
            LOG.infof(
                    "tasks commanded plan=%d apply=%d again=%d",
                    sent.plans(), sent.applications(), sent.again());
        }
    }
}
