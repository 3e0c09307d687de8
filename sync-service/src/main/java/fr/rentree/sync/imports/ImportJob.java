package fr.rentree.sync.imports;

import fr.rentree.platform.background.BackgroundWork;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.sync.imports.ImportRepository.Claimed;
import fr.rentree.sync.limits.ImportConfig;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Applies decided imports in turns, takes up what a stopped instance left, and forgets the old.
@ApplicationScoped
class ImportJob {

    private static final Logger LOG = Logger.getLogger(ImportJob.class);

    private final ApplyDesk desk;
    private final ImportConfig config;
    private final BackgroundWork background = new BackgroundWork(this::applyAll);

    ImportJob(ApplyDesk desk, ImportConfig config) {
        this.desk = desk;
        this.config = config;
    }

    /// Somebody decided.
    record WorkArrived() {}

    @Scheduled(
            every = "${rentree.sync.imports.pause:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        background.run();
    }

    /// Does not wait for the next look at the clock.
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkArrived arrived) {
        background.wake();
    }

    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void forgetOld() {
        int forgotten = Tenancy.platformWide(desk::forgetOld);
        if (forgotten > 0) {
            LOG.infof("imports forgotten imports=%d", forgotten);
        }
    }

    private void applyAll() {
        Optional<Claimed> work = desk.claim();
        while (work.isPresent()) {
            applyTurn(work.get());
            work = desk.claim();
        }
    }

    /// One that fails keeps its lease, and so waits before it is tried again.
    private void applyTurn(Claimed claimed) {
        try {
            boolean more = true;
            for (int batch = 0; more && batch < config.turn(); batch++) {
                more = applyBatch(claimed);
            }
            if (more) {
                desk.giveBack(claimed);
            } else {
                LOG.infof("import applied import=%s", claimed.id());
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "import interrupted, trying again import=%s", claimed.id());
        }
    }

    private boolean applyBatch(Claimed claimed) {
        var pending = desk.pending(claimed);
        if (pending.isEmpty()) {
            return false;
        }
        desk.keep(claimed, desk.push(claimed, pending));
        return true;
    }
}
