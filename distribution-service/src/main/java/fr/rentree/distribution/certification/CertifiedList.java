package fr.rentree.distribution.certification;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a head of school certifies: every cession of a period that no earlier list holds.
///
/// @param number counts the lists of a school from 1, without a gap
record CertifiedList(
        UUID id,
        Uai school,
        int number,
        LocalDate from,
        LocalDate to,
        List<Cession> cessions,
        Instant at) {

    CertifiedList {
        if (cessions.isEmpty()) {
            throw new IllegalArgumentException("a list certifies at least one cession");
        }
        cessions = List.copyOf(cessions);
    }

    /// How the list is called on paper and in its bar code.
    String code() {
        return school.value() + "-" + number;
    }

    /// The text whose fingerprint is printed on the list: a changed copy gives itself away.
    String canonicalText() {
        return cessions.stream()
                .map(cession ->
                        String.join(
                                ";",
                                cession.handover().toString(),
                                cession.serialNumber(),
                                cession.familyName(),
                                cession.givenName(),
                                cession.on().toString()))
                .collect(Collectors.joining("\n", code() + "\n", "\n"));
    }
}
