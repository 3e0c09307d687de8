package fr.rentree.licence.acts;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.jboss.logging.Logger;

/// Gives what batches have left to do, one resource a transaction; several instances share the
/// work.
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
        var claimed = new ArrayList<ActRepository.ToDo>();
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> {
                        acts.claim().ifPresent(claimed::add);
                        claimed.forEach(desk::give);
                    });
            return !claimed.isEmpty();
        } catch (RuntimeException fault) {
            LOG.errorf(
                    fault,
                    "batch interrupted act=%s",
                    claimed.stream().map(ActRepository.ToDo::act).toList());
            claimed.forEach(acts::postpone);
            return false;
        }
    }
}
