package fr.rentree.distribution.certification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.distribution.TestSchool;
import fr.rentree.distribution.documents.Papers;
import fr.rentree.distribution.documents.Sha256;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What goes out on paper.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DocumentTest {

    private static final String LETTERS = "NOM éàçœÆßł ŒÉÈ & <b>";

    @Test
    void a_certified_list_can_be_read_scanned_and_kept() throws Exception {
        var school = TestSchool.open();
        var serials = school.stock(30);
        for (String serial : serials) {
            UUID pupil = school.pupil(LETTERS, TestSchool.ADULT);
            school.sign(pupil, "PUPIL").then().statusCode(201);
            school.handOver(pupil, serial).then().statusCode(201);
        }
        var list =
                CertificationTest.certify(
                                school, LocalDate.now().minusDays(1), LocalDate.now().plusDays(1))
                        .then()
                        .statusCode(201)
                        .extract();
        byte[] pdf = get(school, list.path("document"));

        assertThat(list.<String>path("sha256")).isEqualTo(Sha256.of(pdf));
        assertThat(get(school, list.path("document"))).as("always the same bytes").isEqualTo(pdf);
        assertThat(Papers.text(pdf))
                .contains("Liste certifiée n° 1", "LYCEE FICTIF " + school.uai())
                .contains(LETTERS, "2NDE1", "Cachet de l’établissement")
                .contains(serials);
        assertThat(Papers.barcodes(pdf)).contains(school.uai() + "-1").containsAll(serials);
        assertThat(Papers.faults(pdf)).isEmpty();
    }

    @Test
    void a_charter_is_printed_with_a_place_for_each_who_must_sign() throws Exception {
        var school = TestSchool.open();
        String minor =
                school.sign(school.pupil(LETTERS, TestSchool.MINOR)).then().extract().path("id");
        byte[] pdf = get(school, "/api/v1/charters/" + minor + "/document");
        assertThat(Papers.text(pdf))
                .contains(LETTERS, "signature de l’élève", "responsable légal", "2026-1");
        assertThat(Papers.barcodes(pdf)).containsExactly(minor);
        assertThat(Papers.faults(pdf)).isEmpty();

        String teacher = school.sign(school.teacher()).then().extract().path("id");
        assertThat(Papers.text(get(school, "/api/v1/charters/" + teacher + "/document")))
                .contains("signature de l’enseignant")
                .doesNotContain("responsable légal");
    }

    @Test
    void the_list_of_beneficiaries_is_paper_to_hand_tablets_out_with() throws Exception {
        var school = TestSchool.open();
        UUID pupil = school.readyMinor();
        school.pupil(LETTERS, TestSchool.MINOR);
        String serial = school.stock(1).getFirst();
        school.handOver(pupil, serial).then().statusCode(201);
        byte[] pdf = get(school, "/api/v1/beneficiaries/document?school=" + school.uai());
        assertThat(Papers.text(pdf)).contains(LETTERS, serial, "à signer", "signée");
        assertThat(Papers.faults(pdf)).isEmpty();
    }

    private static byte[] get(TestSchool school, String path) {
        return school.asHead()
                .get(path)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }
}
