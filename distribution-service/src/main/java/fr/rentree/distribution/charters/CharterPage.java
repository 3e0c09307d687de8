package fr.rentree.distribution.charters;

import fr.rentree.distribution.documents.Barcode;
import fr.rentree.distribution.documents.BarcodeWriter;
import fr.rentree.distribution.roster.Member;
import java.time.LocalDate;
import java.util.UUID;

/// What is printed on a charter.
public record CharterPage(
        String schoolName,
        String school,
        String familyName,
        String givenName,
        String divisions,
        boolean pupil,
        boolean guardianSigns,
        String textVersion,
        UUID charter,
        Barcode barcode) {

    static CharterPage of(Charter charter, Member member, String schoolName, LocalDate today) {
        boolean pupil = charter.kind() == Charter.Kind.PUPIL;
        return new CharterPage(
                schoolName,
                charter.school().value(),
                member.familyName(),
                member.givenName(),
                String.join(", ", member.divisions()),
                pupil,
                charter.missing(today).contains(Signatory.GUARDIAN)
                        || charter.of(Signatory.GUARDIAN).isPresent(),
                charter.textVersion(),
                charter.id(),
                BarcodeWriter.code128(charter.id().toString()));
    }
}
