package fr.rentree.rollover.calendars;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Looks at the clock for the windows.
@ApplicationScoped
class WindowJob {

    private static final Logger LOG = Logger.getLogger(WindowJob.class);

    private final WindowTick tick;

    WindowJob(WindowTick tick) {
        this.tick = tick;
    }

    @Scheduled(
            every = "${rentree.rollover.tick}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int told = Tenancy.platformWide(tick::run);
        if (told > 0) {
            LOG.infof("import windows changed schools=%d", told);
        }
    }
}
