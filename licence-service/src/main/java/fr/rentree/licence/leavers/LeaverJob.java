package fr.rentree.licence.leavers;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/// Applies the leaver rule to every seat, transaction by transaction; broken off, the next run goes
/// on where it stopped.
@ApplicationScoped
class LeaverJob {

    private static final Logger LOG = Logger.getLogger(LeaverJob.class);

    private final LeaverRepository leavers;
    private final LeaverConfig config;
    private final Clock clock;

    LeaverJob(LeaverRepository leavers, LeaverConfig config, Clock clock) {
        this.leavers = leavers;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${rentree.licence.leavers.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        apply(clock.instant());
    }

    /// Restores the seats of those who came back before it frees any.
    void apply(Instant now) {
        int most = config.batch();
        int restored = untilNone(most, () -> leavers.restore(now, most));
        int locked = untilNone(most, () -> leavers.lock(now, most));
        var due = now.minus(config.freedAfter());
        int freed = 0;
        for (var school : Tenancy.platformWide(() -> leavers.schoolsWithSeatsLockedBefore(due))) {
            freed += Tenancy.platformWide(() -> leavers.free(school, due, now));
        }
        if (restored + locked + freed > 0) {
            LOG.infof("leavers locked=%d restored=%d freed=%d", locked, restored, freed);
        }
    }

    private static int untilNone(int most, IntSupplier step) {
        int all = 0;
        int done;
        do {
            done = Tenancy.platformWide(step::getAsInt);
            all += done;
        } while (done == most);
        return all;
    }
}
