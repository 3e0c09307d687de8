package fr.rentree.sync.hints;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Looks for what other copies of the service wrote and for rights that changed, and keeps streams
/// alive.
@ApplicationScoped
class HintJob {

    private final HintBoard board;
    private final HintDesk desk;
    private final HintConfig config;
    private final Clock clock;

    HintJob(HintBoard board, HintDesk desk, HintConfig config, Clock clock) {
        this.board = board;
        this.desk = desk;
        this.config = config;
        this.clock = clock;
    }

    /// One question for all who listen, and none when nobody does.
    @Scheduled(
            every = "${rentree.sync.hints.look-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        board.each(Listener::catchUp);
        var owners = board.owners();
        if (!owners.isEmpty()) {
            Tenancy.platformWide(() -> desk.standings(owners)).forEach(board::stands);
        }
    }

    @Scheduled(
            every = "${rentree.sync.hints.heartbeat}",
            concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void beat() {
        board.endOlderThan(clock.instant().minus(config.longest()));
        board.each(Listener::beat);
    }
}
