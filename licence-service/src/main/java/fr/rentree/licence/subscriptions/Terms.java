package fr.rentree.licence.subscriptions;

import fr.rentree.licence.catalogue.ResourceId;

/// What a school is to have: how many seats of a resource, for whom, from when to when.
public record Terms(
        ResourceId resource,
        Seats seats,
        Audience audience,
        Validity validity,
        boolean renewable) {}
