package fr.rentree.distribution.deliveries;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/// What a supplier announced, school by school.
record Delivery(UUID delivery, List<Share> schools) {

    /// Only the parts of schools that somebody may see.
    Delivery of(Predicate<String> mayBeSeen) {
        return new Delivery(
                delivery, schools.stream().filter(share -> mayBeSeen.test(share.uai())).toList());
    }

    /// The part of one school.
    record Share(String uai, int expected, int received) {}
}
