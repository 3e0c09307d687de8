package fr.rentree.sync.removals;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Looks every hour or so for notebooks whose end is to be announced, or called off.
@ApplicationScoped
class AnnouncementJob {

    private static final Logger LOG = Logger.getLogger(AnnouncementJob.class);

    private final AnnouncementDesk desk;
    private final RemovalConfig config;

    AnnouncementJob(AnnouncementDesk desk, RemovalConfig config) {
        this.desk = desk;
        this.config = config;
    }

    @Scheduled(
            every = "${rentree.sync.removal.announce-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void announce() {
        Tenancy.platformWide(desk::callOffWhatIsOpen);
        int announced = 0;
        int batch;
        do {
            batch = Tenancy.platformWide(desk::announce);
            announced += batch;
        } while (batch == config.batch());
        if (announced > 0) {
            LOG.infof("removals announced notebooks=%d", announced);
        }
    }
}
