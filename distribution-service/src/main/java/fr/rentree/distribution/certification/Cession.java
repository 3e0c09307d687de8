package fr.rentree.distribution.certification;

import java.time.LocalDate;
import java.util.UUID;

/// One handover that a list certifies.
record Cession(
        UUID handover,
        String familyName,
        String givenName,
        String divisions,
        String serialNumber,
        String model,
        LocalDate on) {}
