package fr.rentree.sync.erasure;

import fr.rentree.platform.background.BackgroundWork;
import fr.rentree.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/// Takes rows away, so many in one transaction. Killed at any moment, it goes on where it was: what
/// is gone is gone, and what is not is found again.
@ApplicationScoped
class ErasureJob {

    private static final Logger LOG = Logger.getLogger(ErasureJob.class);

    private final ErasureRepository erasures;
    private final ErasureConfig config;
    private final Outbox outbox;
    private final Clock clock;
    private final BackgroundWork background = new BackgroundWork(this::takeAway);

    ErasureJob(ErasureRepository erasures, ErasureConfig config, Outbox outbox, Clock clock) {
        this.erasures = erasures;
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            every = "${rentree.sync.erasure.pause:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        background.run();
    }

    /// Does not wait for the next look at the clock when an erasure was just approved.
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ErasureDesk.Approved approved) {
        background.wake();
    }

    private void takeAway() {
        while (step()) {
            LOG.debug("more to take away");
        }
    }

    /// One transaction; false when there is nothing to do.
    boolean step() {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    var claimed = erasures.claim();
                    claimed.ifPresent(this::takeSome);
                    return claimed.isPresent();
                });
    }

    /// Nothing left anywhere, and only then, it is finished and told.
    private void takeSome(Erasure erasure) {
        for (PersonTable table : erasures.tables()) {
            int gone = erasures.takeAway(table, erasure.person(), config.batch());
            if (gone > 0) {
                erasures.progress(erasure.erasure(), table.name(), gone);
                return;
            }
        }
        var now = clock.instant();
        erasures.finish(erasure.erasure(), now);
        outbox.appendAll(
                List.of(
                        new PersonErased(erasure.person(), erasure.erasure(), now),
                        new ProgressErased(erasure.person(), erasure.erasure(), now)));
        LOG.infof("erasure done erasure=%s", erasure.erasure());
    }
}
