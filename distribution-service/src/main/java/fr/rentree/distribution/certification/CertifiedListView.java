package fr.rentree.distribution.certification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A certified list as people see it; its cessions stand in the document.
record CertifiedListView(
        UUID id,
        String school,
        int number,
        LocalDate from,
        LocalDate to,
        int cessions,
        String sha256,
        String document,
        Instant certifiedAt) {}
