package fr.rentree.distribution.charters;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A charter as people see it.
///
/// @param missing who must still sign; a handover is possible once nobody must
record CharterView(
        UUID id,
        String school,
        UUID person,
        Charter.Kind kind,
        String textVersion,
        boolean signed,
        Set<Signatory> missing,
        List<Signature> signatures) {

    static CharterView of(Charter charter, LocalDate today) {
        Set<Signatory> missing = charter.missing(today);
        return new CharterView(
                charter.id(),
                charter.school().value(),
                charter.person(),
                charter.kind(),
                charter.textVersion(),
                missing.isEmpty(),
                missing,
                charter.signatures());
    }
}
