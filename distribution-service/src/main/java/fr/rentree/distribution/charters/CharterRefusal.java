package fr.rentree.distribution.charters;

import fr.rentree.distribution.roster.Profile;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/// Every reason not to record a charter or a signature.
public sealed interface CharterRefusal {

    record PersonNotInSchool(UUID person) implements CharterRefusal {}

    record PersonLeft(UUID person) implements CharterRefusal {}

    record NotEligible(Profile profile) implements CharterRefusal {}

    record SignatoryNotExpected(Signatory signatory, Set<Signatory> expected)
            implements CharterRefusal {}

    record SignedInTheFuture(Signatory signatory, LocalDate signedOn) implements CharterRefusal {}

    /// The same person's signature stands already, with another day or way of signing.
    record AlreadySigned(Signature first) implements CharterRefusal {}
}
