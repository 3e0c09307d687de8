package fr.rentree.distribution.certification;

import fr.rentree.platform.outbox.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A list stands for good; whoever holds its PDF can check it against the fingerprint.
record ListCertified(
        UUID list,
        int number,
        String uai,
        LocalDate from,
        LocalDate to,
        int cessions,
        String sha256,
        Instant at)
        implements DomainEvent {

    @Override
    public String topic() {
        return "distribution.certifications";
    }

    @Override
    public String key() {
        return uai;
    }

    @Override
    public String type() {
        return "distribution.list-certified.v1";
    }
}
