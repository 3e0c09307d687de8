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

    /// Because of who they are, or what they hold.
    sealed interface OfPerson extends HandoverRefusal {}

    /// Because of where the tablet is.
    sealed interface OfTablet extends HandoverRefusal {}

    /// Because of what was not signed.
    sealed interface OfCharter extends HandoverRefusal {}

    record PersonNotInSchool(UUID person) implements OfPerson {}

    record PersonLeft(UUID person) implements OfPerson {}

    record NotEligible(Profile profile) implements OfPerson {}

    record UnknownSerialNumber(String words) implements OfTablet {}

    /// Two readings of what the reader typed are tablets of this school.
    record AmbiguousScan(List<SerialNumber> readings) implements OfTablet {}

    /// In a box that nobody opened, as far as the platform knows.
    record NotYetReceived(SerialNumber serialNumber) implements OfTablet {}

    record TabletOfAnotherSchool(SerialNumber serialNumber) implements OfTablet {}

    record AlreadyHandedOver(SerialNumber serialNumber, UUID holder, LocalDate on)
            implements OfTablet {}

    record LentOut(SerialNumber serialNumber, LocalDate since) implements OfTablet {}

    record DeclaredLost(SerialNumber serialNumber, LocalDate since) implements OfTablet {}

    /// @param here the tablet held, when this school handed it over; else another one did
    record AlreadyHolds(UUID person, Optional<Held> here) implements OfPerson {}

    record CharterMissing(UUID person) implements OfCharter {}

    record CharterIncomplete(UUID charter, Set<Signatory> missing) implements OfCharter {}

    /// The desk's clock is so wrong that the day of the act would be wrong too.
    record DeviceClockWrong(Instant deviceTime) implements HandoverRefusal {}

    /// A tablet that somebody holds.
    record Held(SerialNumber serialNumber, LocalDate on) {}
}
