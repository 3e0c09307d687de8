package fr.rentree.sync.purge;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.sync.limits.SyncConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Says what a purge would take away, and begins one.
@ApplicationScoped
class PurgeDesk {

    /// A purge was asked for.
    record Begun() {}

    private final PurgeRepository purges;
    private final Retention retention;
    private final Event<Begun> begun;
    private final Clock clock;

    PurgeDesk(
            PurgeRepository purges,
            SyncConfig limits,
            PurgeConfig config,
            Event<Begun> begun,
            Clock clock) {
        this.purges = purges;
        this.retention =
                new Retention(limits.resultsKept(), limits.lostTextsKept(), config.looksKept());
        this.begun = begun;
        this.clock = clock;
    }

    PurgePlan plan() {
        return platformWide(() -> {
            var now = clock.instant();
            var lines =
                    Arrays.stream(Purgeable.values())
                            .map(kind -> purges.older(kind, retention.keepsFrom(kind, now)))
                            .toList();
            return new PurgePlan(lines, purges.running().orElse(null));
        });
    }

    PurgeRun begin(String by) {
        return platformWide(() -> {
            var run = purges.begin(by, clock.instant());
            begun.fire(new Begun());
            return run;
        });
    }

    Optional<PurgeRun> find(UUID id) {
        return platformWide(() -> purges.find(id));
    }

    Retention retention() {
        return retention;
    }

    private static <T> T platformWide(Callable<T> work) {
        return Tenancy.platformWide(() -> QuarkusTransaction.requiringNew().call(work));
    }
}
