package fr.rentree.licence.openings;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/// Takes tickets away that nobody needs an explanation of any more.
@ApplicationScoped
class TicketJob {

    private final TicketRepository tickets;
    private final OpeningConfig config;
    private final Clock clock;

    TicketJob(TicketRepository tickets, OpeningConfig config, Clock clock) {
        this.tickets = tickets;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${rentree.licence.openings.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        forget(clock.instant().minus(config.ticketsKept()));
    }

    void forget(Instant before) {
        int forgotten;
        do {
            forgotten = Tenancy.platformWide(() -> tickets.forget(before, config.batch()));
        } while (forgotten == config.batch());
    }
}
