package fr.rentree.distribution.receptions;

import fr.rentree.platform.outbox.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/// A tablet that was announced is now in the school's stock.
record TabletReceived(String serialNumber, String model, String uai, UUID delivery, Instant at)
        implements DomainEvent {

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
        return "distribution.tablet-received.v1";
    }
}
