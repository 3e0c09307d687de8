package fr.rentree.sync.feed;

import fr.rentree.sync.limits.SyncConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/// Begins a new epoch at every start and every few minutes: a restore to an earlier moment is
/// noticed by every cursor given in an epoch that the restored data do not know.
@ApplicationScoped
class EpochJob {

    private final EpochRepository epochs;
    private final SyncConfig config;

    EpochJob(EpochRepository epochs, SyncConfig config) {
        this.epochs = epochs;
        this.config = config;
    }

    @Transactional
    void atStart(@Observes StartupEvent started) {
        epochs.begin();
    }

    @Scheduled(every = "1m", delayed = "1m")
    @Transactional
    void turn() {
        epochs.beginAfter(config.epochLength());
    }
}
