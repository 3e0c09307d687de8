package fr.rentree.sync.purge;

import fr.rentree.platform.background.BackgroundWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import org.jboss.logging.Logger;

/// Begins a purge every night, and takes away so many rows in one transaction. Killed half-way, it
/// goes on with what is left.
@ApplicationScoped
class PurgeJob {

    private static final Logger LOG = Logger.getLogger(PurgeJob.class);

    private final PurgeRepository purges;
    private final PurgeDesk desk;
    private final PurgeConfig config;
    private final Clock clock;
    private final BackgroundWork background = new BackgroundWork(this::purge);

    PurgeJob(PurgeRepository purges, PurgeDesk desk, PurgeConfig config, Clock clock) {
        this.purges = purges;
        this.desk = desk;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(cron = "${rentree.sync.purge.cron:0 37 2 * * ?}")
    void everyNight() {
        desk.beginByClock();
    }

    @Scheduled(
            every = "${rentree.sync.purge.pause:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        background.run();
    }

    /// Does not wait for the next look at the clock when a purge was just asked for.
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) PurgeDesk.Begun begun) {
        background.wake();
    }

    private void purge() {
        while (step()) {
            LOG.debug("more to purge");
        }
    }

    /// One transaction; false when there is nothing to do.
    private boolean step() {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    var claimed = purges.claim();
                    claimed.ifPresent(this::takeSome);
                    return claimed.isPresent();
                });
    }

    /// Goes by the plan that it began with: rows that grow old meanwhile are the next one's.
    private void takeSome(PurgeRun run) {
        for (PurgePlan.Line line : run.plan()) {
            int gone = purges.takeAway(line.kind(), line.keptFrom(), config.batch());
            if (gone > 0) {
                purges.progress(run.purge(), line.kind(), gone);
                return;
            }
        }
        purges.finish(run.purge(), clock.instant());
        LOG.infof("purge done purge=%s purged=%s", run.purge(), run.purged());
    }
}
