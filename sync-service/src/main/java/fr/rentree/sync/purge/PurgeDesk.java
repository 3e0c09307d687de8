package fr.rentree.sync.purge;

import static java.util.stream.Collectors.toMap;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.sync.limits.SyncConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/// Says what a purge would take away, and begins one.
@ApplicationScoped
class PurgeDesk {

    private static final Logger LOG = Logger.getLogger(PurgeDesk.class);

    /// A purge was asked for.
    record Begun() {}

    /// What an approval comes to.
    sealed interface Outcome {
        record Begun(PurgeRun run) implements Outcome {}

        /// Something of the plan has gone since it was read, or it is none of ours.
        record OtherPlan(PurgePlan plan) implements Outcome {}
    }

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
        return platformWide(() -> planned(now()));
    }

    /// The one whose plan was read; or the one that runs already, which goes by its own.
    Outcome approve(String by, Instant plannedAt, String planHash) {
        return platformWide(() -> {
            var running = purges.running();
            if (running.isPresent()) {
                return new Outcome.Begun(running.get());
            }
            var now = now();
            var plan = planned(plannedAt.isAfter(now) ? now : plannedAt);
            return plan.planHash().equals(planHash)
                    ? new Outcome.Begun(begin(by, plan))
                    : new Outcome.OtherPlan(planned(now));
        });
    }

    /// By the clock: what it is about to take away is written down first.
    PurgeRun beginByClock() {
        return platformWide(() -> begin("clock", planned(now())));
    }

    private PurgeRun begin(String by, PurgePlan plan) {
        var run = purges.begin(by, clock.instant(), plan.lines());
        begun.fire(new Begun());
        LOG.infof("purge begun purge=%s by=%s foreseen=%s", run.purge(), by, foreseen(run));
        return run;
    }

    private static Map<Purgeable, Long> foreseen(PurgeRun run) {
        return run.plan().stream().collect(toMap(PurgePlan.Line::kind, PurgePlan.Line::rows));
    }

    private PurgePlan planned(Instant at) {
        var lines =
                Arrays.stream(Purgeable.values())
                        .map(kind -> purges.older(kind, retention.keepsFrom(kind, at)))
                        .toList();
        return PurgePlan.of(at, lines, purges.running().orElse(null));
    }

    /// To the millisecond, which every client can repeat.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Optional<PurgeRun> find(UUID id) {
        return platformWide(() -> purges.find(id));
    }

    private static <T> T platformWide(Callable<T> work) {
        return Tenancy.platformWide(() -> QuarkusTransaction.requiringNew().call(work));
    }
}
