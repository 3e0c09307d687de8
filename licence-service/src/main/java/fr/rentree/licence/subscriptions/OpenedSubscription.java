package fr.rentree.licence.subscriptions;

import java.util.UUID;

/// What an order's line became.
public record OpenedSubscription(UUID subscription, String resource) {}
