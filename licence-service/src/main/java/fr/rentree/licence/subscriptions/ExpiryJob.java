package fr.rentree.licence.subscriptions;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/// Says of each subscription, once, that its last day has passed.
@ApplicationScoped
public class ExpiryJob {

    private static final Logger LOG = Logger.getLogger(ExpiryJob.class);

    private final SubscriptionRepository subscriptions;
    private final ExpiryConfig config;
    private final Clock clock;

    ExpiryJob(SubscriptionRepository subscriptions, ExpiryConfig config, Clock clock) {
        this.subscriptions = subscriptions;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${rentree.licence.expiry.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endWhatHasPassed() {
        endBefore(LocalDate.now(clock));
    }

    /// Ends what ended before that day; returns how many subscriptions that were.
    int endBefore(LocalDate today) {
        int ended = 0;
        int batch;
        do {
            batch =
                    Tenancy.platformWide(
                            () -> subscriptions.endBefore(today, clock.instant(), config.batch()));
            ended += batch;
        } while (batch == config.batch());
        if (ended > 0) {
            LOG.infof("subscriptions ended count=%d", ended);
        }
        return ended;
    }
}
