package fr.rentree.distribution.beneficiaries;

import fr.rentree.distribution.documents.PdfWriter;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;

/// Prints the list of beneficiaries.
@ApplicationScoped
class BeneficiaryPdfWriter {

    private final Template list;

    BeneficiaryPdfWriter(@Location("beneficiary-list") Template list) {
        this.list = list;
    }

    byte[] write(BeneficiaryList page) {
        return PdfWriter.write(list.data("page", page).render());
    }
}
