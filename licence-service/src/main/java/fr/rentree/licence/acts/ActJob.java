package fr.rentree.licence.acts;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/// Gives what batches have left to do, one resource a transaction; several instances share the work.
@ApplicationScoped
class ActJob {

    private static final Logger LOG = Logger.getLogger(ActJob.class);

    private final ActDesk desk;
    private final ActRepository acts;

    ActJob(ActDesk desk, ActRepository acts) {
        this.desk = desk;
        this.acts = acts;
    }

    @Scheduled(
            every = "${rentree.licence.acts.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        boolean more;
        do {
            more = Tenancy.platformWide(this::step);
        } while (more);
    }

    /// Does one resource; what fails is put behind all others and tried again at the next run.
    private boolean step() {
        var claimed = new AtomicReference<Optional<ActRepository.ToDo>>(Optional.empty());
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> {
                        claimed.set(acts.claim());
                        claimed.get().ifPresent(desk::give);
                    });
            return claimed.get().isPresent();
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "batch interrupted act=%s", claimed.get().map(one -> one.act()));
            claimed.get().ifPresent(acts::postpone);
            return false;
        }
    }
}
