package fr.rentree.identity.plans;

/// A school before and after a plan, as the thresholds look at it.
///
/// @param inFile people of the school in this delivery
/// @param lastAccepted people in the last one that was accepted, 0 when there was none
/// @param removals leavers and groups that would go
public record SchoolFigures(
        String school,
        long inFile,
        long lastAccepted,
        long present,
        long leavers,
        long changes,
        long unchanged,
        long removals,
        boolean losesAllPupils,
        boolean losesAllStaff,
        boolean groupsKept) {}
