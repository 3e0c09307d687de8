package fr.rentree.distribution.certification;

import fr.rentree.distribution.documents.Barcode;
import fr.rentree.distribution.documents.BarcodeWriter;
import fr.rentree.distribution.documents.FrenchDays;
import java.util.ArrayList;
import java.util.List;

/// What is printed on a certified list.
///
/// @param fingerprint of the lines, since a document cannot hold its own
public record CertifiedListPage(
        String schoolName,
        String school,
        int number,
        String from,
        String to,
        String certifiedOn,
        String fingerprint,
        Barcode barcode,
        List<Line> lines) {

    /// One cession, with the bar code of its tablet.
    public record Line(
            int position,
            String familyName,
            String givenName,
            String divisions,
            String serialNumber,
            String model,
            String on,
            Barcode barcode) {}

    static CertifiedListPage of(
            CertifiedList list, String schoolName, String certifiedOn, String fingerprint) {
        return new CertifiedListPage(
                schoolName,
                list.school().value(),
                list.number(),
                FrenchDays.words(list.from()),
                FrenchDays.words(list.to()),
                certifiedOn,
                fingerprint,
                BarcodeWriter.code128(list.code()),
                lines(list));
    }

    private static List<Line> lines(CertifiedList list) {
        var lines = new ArrayList<Line>();
        for (Cession cession : list.cessions()) {
            lines.add(
                    new Line(
                            lines.size() + 1,
                            cession.familyName(),
                            cession.givenName(),
                            cession.divisions(),
                            cession.serialNumber(),
                            cession.model(),
                            FrenchDays.digits(cession.on()),
                            BarcodeWriter.code128(cession.serialNumber())));
        }
        return lines;
    }
}
