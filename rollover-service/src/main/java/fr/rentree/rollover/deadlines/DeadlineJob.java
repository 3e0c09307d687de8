package fr.rentree.rollover.deadlines;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Looks at the calendars for the deadlines.
@ApplicationScoped
class DeadlineJob {

    private static final Logger LOG = Logger.getLogger(DeadlineJob.class);

    private final DeadlineTick tick;

    DeadlineJob(DeadlineTick tick) {
        this.tick = tick;
    }

    @Scheduled(
            every = "${rentree.rollover.tick}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int told = Tenancy.platformWide(tick::run);
        if (told > 0) {
            LOG.infof("carry-over deadlines changed deadlines=%d", told);
        }
    }
}
