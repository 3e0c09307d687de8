package fr.rentree.licence.downloads;

import java.time.Instant;
import java.util.UUID;

/// What we read of distribution.tablet-handed-over.
record TabletHandedOver(UUID handover, String serialNumber, String uai, UUID person, Instant at) {

    static final String TYPE = "distribution.tablet-handed-over.v1";
}
