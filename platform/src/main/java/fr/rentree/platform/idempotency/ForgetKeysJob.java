package fr.rentree.platform.idempotency;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Forgets old idempotency keys every night.
@ApplicationScoped
class ForgetKeysJob {

    private static final Logger LOG = Logger.getLogger(ForgetKeysJob.class);

    private final IdempotencyRepository keys;
    private final IdempotencyConfig config;

    ForgetKeysJob(IdempotencyRepository keys, IdempotencyConfig config) {
        this.keys = keys;
        this.config = config;
    }

    @Scheduled(cron = "0 7 3 * * ?")
    void forgetOld() {
        int forgotten =
                Tenancy.platformWide(() ->
                        QuarkusTransaction.requiringNew().call(() -> keys.forget(config.memory())));
        LOG.infof("idempotency keys forgotten keys=%d", forgotten);
    }
}
