package fr.rentree.identity.plans;

import java.util.Optional;

/// Above these a plan stops and asks: it holds what it would remove, and applies the rest.
public record Threshold(
        int leavers,
        int leaversPercent,
        int changesPercent,
        int smallestFilePercent,
        int largestFilePercent) {

    /// Why this school's removals are held; empty when they are not, or when there are none.
    public Optional<HoldReason> holds(SchoolFigures school) {
        if (school.groupsKept()) {
            return Optional.of(HoldReason.NO_GROUP);
        }
        return school.removals() == 0 ? Optional.empty() : reason(school);
    }

    private Optional<HoldReason> reason(SchoolFigures school) {
        if (school.losesAllPupils()) {
            return Optional.of(HoldReason.NO_PUPIL);
        }
        if (school.losesAllStaff()) {
            return Optional.of(HoldReason.NO_STAFF);
        }
        if (school.lastAccepted() > 0) {
            long percent = school.inFile() * 100 / school.lastAccepted();
            if (percent < smallestFilePercent) {
                return Optional.of(HoldReason.FILE_TOO_SMALL);
            }
            if (percent > largestFilePercent) {
                return Optional.of(HoldReason.FILE_TOO_LARGE);
            }
        }
        if (school.leavers() > leavers
                && school.leavers() * 100 > school.present() * leaversPercent) {
            return Optional.of(HoldReason.TOO_MANY_LEAVERS);
        }
        long staying = school.changes() + school.unchanged();
        return school.changes() * 100 > staying * changesPercent
                ? Optional.of(HoldReason.TOO_MANY_CHANGES)
                : Optional.empty();
    }
}
