package fr.rentree.distribution.charters;

import fr.rentree.distribution.documents.PdfWriter;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;

/// Prints a charter to be signed, two copies of it.
@ApplicationScoped
class CharterPdfWriter {

    private final Template charter;

    CharterPdfWriter(@Location("charter") Template charter) {
        this.charter = charter;
    }

    byte[] write(CharterPage page) {
        return PdfWriter.write(charter.data("page", page).render());
    }
}
