package fr.rentree.licence.assignments;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Why a seat is not given.
public sealed interface Refusal {

    /// The school has no right to this resource, now or later.
    record NoSubscription() implements Refusal {}

    record NoSeatLeft(int missing) implements Refusal {}

    record SubscriptionEnded(LocalDate lastDay) implements Refusal {}

    record SubscriptionNotBegun(LocalDate firstDay) implements Refusal {}

    record OutsideAudience(String profile) implements Refusal {}

    /// Somebody named one by one is not at the school.
    record NotAtThisSchool(List<UUID> persons) implements Refusal {}
}
