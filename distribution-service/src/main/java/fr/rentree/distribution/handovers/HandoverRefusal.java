package fr.rentree.distribution.handovers;

import fr.rentree.distribution.charters.Signatory;
import fr.rentree.distribution.roster.Profile;
import fr.rentree.distribution.tablets.SerialNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Every reason not to hand a tablet over.
sealed interface HandoverRefusal {

    record PersonNotInSchool(UUID person) implements HandoverRefusal {}

    record PersonLeft(UUID person) implements HandoverRefusal {}

    record NotEligible(Profile profile) implements HandoverRefusal {}

    record UnknownSerialNumber(String words) implements HandoverRefusal {}

    /// Two readings of what the reader typed are tablets of this school.
    record AmbiguousScan(List<SerialNumber> readings) implements HandoverRefusal {}

    /// In a box that nobody opened, as far as the platform knows.
    record NotYetReceived(SerialNumber serialNumber) implements HandoverRefusal {}

    record TabletOfAnotherSchool(SerialNumber serialNumber) implements HandoverRefusal {}

    record AlreadyHandedOver(SerialNumber serialNumber, UUID holder, LocalDate on)
            implements HandoverRefusal {}

    record LentOut(SerialNumber serialNumber, LocalDate since) implements HandoverRefusal {}

    record DeclaredLost(SerialNumber serialNumber, LocalDate since) implements HandoverRefusal {}

    /// @param here the tablet held, when this school handed it over; else another one did
    record AlreadyHolds(UUID person, Optional<Held> here) implements HandoverRefusal {}

    record CharterMissing(UUID person) implements HandoverRefusal {}

    record CharterIncomplete(UUID charter, Set<Signatory> missing) implements HandoverRefusal {}

    /// The desk's clock is so wrong that the day of the act would be wrong too.
    record DeviceClockWrong(Instant deviceTime) implements HandoverRefusal {}

    /// A tablet that somebody holds.
    record Held(SerialNumber serialNumber, LocalDate on) {}
}
