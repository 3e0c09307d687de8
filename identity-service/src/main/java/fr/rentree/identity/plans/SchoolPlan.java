package fr.rentree.identity.plans;

import fr.rentree.platform.school.Uai;
import org.jspecify.annotations.Nullable;

/// What an import would do, or did, at one school, in people.
///
/// @param leavers all who leave, those held included
/// @param moves people who come from another school of the same ENT
/// @param heldReason why removals wait for a word; absent when nothing is held
public record SchoolPlan(
        Uai uai,
        long arrivals,
        long leavers,
        long moves,
        long changes,
        long comebacks,
        long unchanged,
        long heldLeavers,
        @Nullable HoldReason heldReason) {}
