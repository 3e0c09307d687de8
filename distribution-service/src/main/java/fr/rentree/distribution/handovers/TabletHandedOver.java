package fr.rentree.distribution.handovers;

import fr.rentree.platform.outbox.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A tablet changed hands, for good.
record TabletHandedOver(
        UUID handover,
        String serialNumber,
        String model,
        String uai,
        UUID person,
        String kind,
        UUID charter,
        LocalDate on,
        Instant at)
        implements DomainEvent {

    static TabletHandedOver of(UUID id, Handover handover) {
        return new TabletHandedOver(
                id,
                handover.tablet().serialNumber().value(),
                handover.tablet().model(),
                handover.person().school().value(),
                handover.person().person(),
                Handover.CESSION,
                handover.charter().charter(),
                handover.on(),
                handover.receivedAt());
    }

    @Override
    public String topic() {
        return "distribution.tablets";
    }

    @Override
    public String key() {
        return uai;
    }

    @Override
    public String type() {
        return "distribution.tablet-handed-over.v1";
    }
}
