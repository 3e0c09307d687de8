package fr.rentree.licence.subscriptions;

import fr.rentree.licence.catalogue.ResourceId;

/// What a school is to have: how many seats of a resource, for whom, from when to when.
///
/// @param transferable whether a seat taken back may go to another person
public record Terms(
        ResourceId resource,
        Seats seats,
        Audience audience,
        Validity validity,
        boolean renewable,
        AssignmentType assignmentType,
        boolean transferable) {

    /// As orders sell it.
    public Terms(
            ResourceId resource,
            Seats seats,
            Audience audience,
            Validity validity,
            boolean renewable) {
        this(resource, seats, audience, validity, renewable, AssignmentType.INDIV, true);
    }

    boolean isForEverybody() {
        return assignmentType == AssignmentType.ETABL;
    }
}
