package fr.rentree.distribution.handovers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A handover as lists show it, with the name it was made out to.
///
/// @param certifiedList the list that certifies it, once there is one
record HandoverView(
        UUID id,
        String school,
        UUID person,
        String familyName,
        String givenName,
        List<String> divisions,
        String serialNumber,
        String model,
        String kind,
        UUID charter,
        List<String> accessories,
        LocalDate on,
        Instant deviceTime,
        Instant serverTime,
        @Nullable UUID certifiedList,
        @Nullable Integer certifiedListNumber) {

    static HandoverView of(UUID id, Handover handover) {
        var person = handover.person();
        return new HandoverView(
                id,
                person.school().value(),
                person.person(),
                person.familyName(),
                person.givenName(),
                person.divisions(),
                handover.tablet().serialNumber().value(),
                handover.tablet().model(),
                Handover.CESSION,
                handover.charter().charter(),
                handover.act().accessories().stream().map(Enum::name).toList(),
                handover.on(),
                handover.act().deviceTime(),
                handover.receivedAt(),
                null,
                null);
    }
}
