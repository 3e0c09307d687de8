package fr.rentree.rollover.plans;

import fr.rentree.platform.school.Uai;
import java.util.Set;

/// Somebody's word that a plan, as it was shown, may be applied.
///
/// @param heldSchools schools whose held tasks are meant too, though above the threshold
record Approval(String planHash, Set<Uai> heldSchools, String by) {

    Approval {
        heldSchools = Set.copyOf(heldSchools);
    }
}
