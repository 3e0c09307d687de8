package fr.rentree.identity.delegations;

import fr.rentree.identity.people.PersonRepository;
import fr.rentree.platform.caller.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/// Ends delegations the day after their last one, and tells everybody.
@ApplicationScoped
class DelegationExpiryJob {

    private static final Logger LOG = Logger.getLogger(DelegationExpiryJob.class);
    private static final int BATCH = 500;

    private final DelegationRepository delegations;
    private final PersonRepository people;
    private final Clock clock;

    DelegationExpiryJob(DelegationRepository delegations, PersonRepository people, Clock clock) {
        this.delegations = delegations;
        this.people = people;
        this.clock = clock;
    }

    @Scheduled(
            every = "${rentree.delegations.expiry-check:1m}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        Tenancy.platformWide(() -> {
            int ended = endSome();
            while (ended > 0) {
                LOG.infof("delegations ended people=%d", ended);
                ended = endSome();
            }
        });
    }

    private int endSome() {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    var ended = delegations.endOver(LocalDate.now(clock), clock.instant(), BATCH);
                    if (!ended.isEmpty()) {
                        people.publish(ended);
                    }
                    return ended.size();
                });
    }
}
