package fr.rentree.distribution.certification;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The period to certify, both days included.
record CertificationRequest(
        @Schema(examples = "0000001B") @Nullable String school,
        @Schema(examples = "2026-09-01") @Nullable LocalDate from,
        @Schema(examples = "2026-09-30") @Nullable LocalDate to) {

    LocalDate demandFrom() {
        if (from == null) {
            throw CertificationProblems.incomplete("from");
        }
        return from;
    }

    LocalDate demandTo() {
        if (to == null) {
            throw CertificationProblems.incomplete("to");
        }
        if (to.isBefore(demandFrom())) {
            throw CertificationProblems.backwards(demandFrom(), to);
        }
        return to;
    }
}
