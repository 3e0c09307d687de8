package fr.rentree.distribution.deliveries;

import java.time.Instant;
import java.util.UUID;

/// A delivery as one school sees it in a list.
record DeliveryItem(UUID delivery, Instant announcedAt, int expected, int received) {}
