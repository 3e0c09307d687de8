package fr.rentree.rollover.deadlines;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Tells deadlines that a calendar set or moved; one replica at a time, the others pass.
@ApplicationScoped
class DeadlineTick {

    private final DeadlineRepository deadlines;

    DeadlineTick(DeadlineRepository deadlines) {
        this.deadlines = deadlines;
    }

    /// Returns how many deadlines are told anew or withdrawn.
    @Transactional
    int run() {
        return deadlines.lead() ? deadlines.followCalendars() : 0;
    }
}
