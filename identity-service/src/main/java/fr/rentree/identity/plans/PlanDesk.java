package fr.rentree.identity.plans;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/// Makes and applies plans, in the caller's transaction.
@ApplicationScoped
public class PlanDesk {

    private final StagedRosterRepository staged;
    private final DifferenceRepository differences;
    private final SchoolPlanRepository schools;
    private final ApplyRepository roster;
    private final Clock clock;

    PlanDesk(
            StagedRosterRepository staged,
            DifferenceRepository differences,
            SchoolPlanRepository schools,
            ApplyRepository roster,
            Clock clock) {
        this.staged = staged;
        this.differences = differences;
        this.schools = schools;
        this.roster = roster;
        this.clock = clock;
    }

    /// Compares a staged delivery with the roster as it is now.
    public ImportPlan plan(UUID delivery, String accessPoint, Threshold threshold) {
        staged.build(delivery, accessPoint);
        differences.find(delivery, accessPoint);
        boolean unreadablePeople = schools.hasUnreadablePeople(delivery);
        schools.count(delivery);
        for (SchoolFigures figures : schools.figures(delivery, accessPoint)) {
            if (unreadablePeople && figures.removals() > 0) {
                schools.hold(delivery, figures.school(), HoldReason.UNREADABLE_PEOPLE);
            } else {
                threshold
                        .holds(figures)
                        .ifPresent(why -> schools.hold(delivery, figures.school(), why));
            }
        }
        return schools.seal(delivery);
    }

    /// Applies the plan that was just made: removals that are held stay out unless lifted.
    public ImportPlan apply(UUID delivery, String accessPoint, boolean liftRemovals) {
        if (liftRemovals) {
            schools.liftRemovals(delivery);
        }
        roster.applySchools(delivery, accessPoint, liftRemovals);
        roster.applyGroups(delivery);
        roster.applyPeople(delivery, accessPoint, LocalDate.now(clock));
        roster.announce(delivery, clock.instant());
        return schools.counts(delivery, schools.hash(delivery));
    }
}
