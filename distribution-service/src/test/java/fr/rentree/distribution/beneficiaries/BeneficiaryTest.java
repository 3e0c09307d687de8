package fr.rentree.distribution.beneficiaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.distribution.TestSchool;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class BeneficiaryTest {

    @Test
    void people_stand_in_the_order_of_the_french_alphabet_whatever_the_page_size() {
        var school = TestSchool.open();
        var names = List.of("Zoé", "élan", "Eluard", "cote", "côté", "coté", "côte", "Œuf", "ODE");
        names.forEach(name -> school.pupil(name, TestSchool.MINOR));
        var read = new ArrayList<String>();
        String cursor = "";
        do {
            var page = list(school, "profile=PUPIL&limit=2&cursor=" + cursor).extract();
            read.addAll(page.path("items.familyName"));
            cursor = page.path("cursor");
        } while (cursor != null);
        assertThat(read)
                .containsExactly(
                        "cote", "coté", "côte", "côté", "élan", "Eluard", "ODE", "Œuf", "Zoé");
    }

    @Test
    void each_one_stands_with_their_charter_and_their_tablet() {
        var school = TestSchool.open();
        UUID none = school.pupil("A", TestSchool.MINOR);
        UUID half = school.pupil("B", TestSchool.MINOR);
        UUID done = school.pupil("C", TestSchool.ADULT);
        school.sign(half, "PUPIL").then().statusCode(201);
        school.sign(done, "PUPIL").then().statusCode(201);
        String serial = school.stock(1).getFirst();
        school.handOver(done, serial).then().statusCode(201);
        list(school, "profile=PUPIL")
                .body("items.person", contains(none.toString(), half.toString(), done.toString()))
                .body("items[0].charter", nullValue())
                .body("items[1].charter.missing", contains("GUARDIAN"))
                .body("items[2].charter.signed", equalTo(true))
                .body("items[2].handover.serialNumber", equalTo(serial))
                .body("items[2].leaverWithDevice", equalTo(false));
        school.asHead()
                .get("/api/v1/beneficiaries/counts?school=" + school.uai())
                .then()
                .body("entitled", equalTo(4))
                .body("chartersSigned", equalTo(1))
                .body("handedOver", equalTo(1));
    }

    @Test
    void a_division_and_a_profile_narrow_the_list() {
        var school = TestSchool.open();
        UUID pupil = school.minor();
        Database.execute("update roster_member set divisions = '{TG3}' where person = ?", pupil);
        list(school, "division=TG3").body("items.person", contains(pupil.toString()));
        list(school, "division=NONE").body("items", empty());
        list(school, "profile=HEAD").body("items", empty());
    }

    @Test
    void a_leaver_keeps_the_tablet_and_is_shown_with_it() {
        var school = TestSchool.open();
        UUID gone = school.readyMinor();
        UUID without = school.readyMinor();
        school.handOver(gone, school.stock(1).getFirst()).then().statusCode(201);
        school.leaves(gone);
        school.leaves(without);
        list(school, "profile=PUPIL")
                .body("items.person", contains(gone.toString()))
                .body("items[0].leaverWithDevice", equalTo(true));

        Database.execute("delete from roster_person where person = ?", gone);
        list(school, "profile=PUPIL")
                .body("items.person", contains(gone.toString()))
                .body("items[0].leaverWithDevice", equalTo(true));
        school.asHead()
                .get("/api/v1/beneficiaries/counts?school=" + school.uai())
                .then()
                .body("leaversWithDevice", equalTo(1));
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        var school = TestSchool.open();
        school.asHead()
                .get("/api/v1/beneficiaries?cursor=abc&school=" + school.uai())
                .then()
                .statusCode(400);
    }

    private static ValidatableResponse list(TestSchool school, String query) {
        return school.asHead()
                .get("/api/v1/beneficiaries?school=" + school.uai() + "&" + query)
                .then()
                .statusCode(200);
    }
}
