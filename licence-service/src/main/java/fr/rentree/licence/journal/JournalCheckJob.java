package fr.rentree.licence.journal;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Proves every counter each night, and calls whoever is on duty when one lies.
@ApplicationScoped
class JournalCheckJob {

    private static final Logger LOG = Logger.getLogger(JournalCheckJob.class);

    private final JournalRepository journal;

    JournalCheckJob(JournalRepository journal) {
        this.journal = journal;
    }

    @Scheduled(
            cron = "${rentree.licence.journal.check:0 30 2 * * ?}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        var check = Tenancy.platformWide(() -> journal.check(null));
        if (check.isSound()) {
            LOG.infof(
                    "counters proved pools=%d seats=%d lines=%d",
                    check.pools(), check.seats(), check.lines());
            return;
        }
        LOG.errorf("counters disagree pools=%d of=%d", check.disagreeing(), check.pools());
        for (var difference : check.differences()) {
            LOG.errorf(
                    "counter disagrees uai=%s pool=%s counter=%d seats=%d journal=%d",
                    difference.school(),
                    difference.pool(),
                    difference.counter(),
                    difference.seats(),
                    difference.journal());
        }
    }
}
