package fr.rentree.sync.removals;

import fr.rentree.sync.assignments.RightsGiven;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;

/// Announces the end of what no campaign carried on, once the school's deadline has passed. Only
/// what a campaign froze is ever announced: an import or a roster event freezes nothing here.
@ApplicationScoped
class AnnouncementDesk {

    private final AnnouncementRepository announcements;
    private final RemovalConfig config;
    private final Clock clock;

    AnnouncementDesk(AnnouncementRepository announcements, RemovalConfig config, Clock clock) {
        this.announcements = announcements;
        this.config = config;
        this.clock = clock;
    }

    /// Announces one batch; returns how many notebooks that were.
    @Transactional
    int announce() {
        var today = LocalDate.now(clock);
        long days = Math.max(1, config.notice().toDays());
        var notice =
                new AnnouncementRepository.Notice(clock.instant(), today, today.plusDays(days));
        return announcements.announce(
                new UsualDeadline(config.announcedFrom()).lastYearConcerned(today),
                notice,
                config.batch());
    }

    @Transactional
    void callOffWhatIsOpen() {
        announcements.thawOpened(clock.instant(), LocalDate.now(clock));
    }

    void rightsGiven(@Observes RightsGiven given) {
        announcements.thaw(given.people(), clock.instant(), LocalDate.now(clock));
    }
}
