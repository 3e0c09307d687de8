package fr.rentree.distribution.certification;

import fr.rentree.distribution.documents.PdfWriter;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;

/// Writes a certified list as PDF, with the place for stamp and signature.
@ApplicationScoped
class CertifiedListWriter {

    private final Template certifiedList;

    CertifiedListWriter(@Location("certified-list") Template certifiedList) {
        this.certifiedList = certifiedList;
    }

    byte[] write(CertifiedListPage page) {
        return PdfWriter.write(certifiedList.data("page", page).render());
    }
}
