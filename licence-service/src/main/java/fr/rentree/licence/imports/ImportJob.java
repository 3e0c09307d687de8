package fr.rentree.licence.imports;

import fr.rentree.platform.background.BackgroundWork;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Applies approved imports, and takes up what a stopped instance left: it changed nothing yet.
@ApplicationScoped
class ImportJob {

    private static final Logger LOG = Logger.getLogger(ImportJob.class);

    private final ImportDesk desk;
    private final BackgroundWork background = new BackgroundWork(this::applyAll);

    ImportJob(ImportDesk desk) {
        this.desk = desk;
    }

    /// A plan was approved.
    record WorkArrived() {}

    @Scheduled(
            every = "${rentree.licence.imports.pause:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        background.run();
    }

    /// Does not wait for the next look at the clock.
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkArrived arrived) {
        background.wake();
    }

    private void applyAll() {
        Optional<CatalogueImport> claimed = desk.claim();
        while (claimed.isPresent()) {
            apply(claimed.get());
            claimed = desk.claim();
        }
    }

    /// One that fails keeps its lease, and so rests before it is tried again.
    private void apply(CatalogueImport claimed) {
        try {
            var applied = desk.applyApproved(claimed.id());
            LOG.infof("catalogue import done import=%s state=%s", applied.id(), applied.state());
        } catch (RuntimeException e) {
            LOG.errorf(e, "catalogue import failed, trying again import=%s", claimed.id());
        }
    }
}
