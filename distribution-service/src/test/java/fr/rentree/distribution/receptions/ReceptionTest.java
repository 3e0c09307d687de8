package fr.rentree.distribution.receptions;

import static fr.rentree.distribution.TestSchool.sendFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.distribution.TestSchool;
import fr.rentree.distribution.TestSchool.Scanned;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ReceptionTest {

    @Test
    void a_reception_takes_what_was_announced_and_creates_nothing_else() {
        var school = TestSchool.open();
        var other = TestSchool.open();
        var expected = TestSchool.serials(3);
        var foreign = TestSchool.serials(1);
        var later = TestSchool.serials(1);
        String delivery = school.announce(expected);
        other.announce(foreign);
        school.announce(later);
        receive(
                        school,
                        delivery,
                        List.of(
                                " " + expected.get(0).toLowerCase(java.util.Locale.ROOT),
                                expected.get(1),
                                foreign.getFirst(),
                                later.getFirst(),
                                "3017620422003"))
                .body("expected", equalTo(3))
                .body("received", equalTo(2))
                .body(
                        "anomalies.code",
                        containsInAnyOrder(
                                "OTHER_SCHOOL",
                                "OTHER_DELIVERY",
                                "UNKNOWN",
                                "ANNOUNCED_BUT_MISSING"));
        assertThat(stock(school)).isEqualTo(2);
        assertThat(stock(other)).isZero();
    }

    @Test
    void what_was_missing_may_come_later_and_a_tablet_is_received_once() {
        var school = TestSchool.open();
        var serials = TestSchool.serials(2);
        String delivery = school.announce(serials);
        receive(school, delivery, serials.subList(0, 1)).body("anomalies", hasSize(1));
        receive(school, delivery, serials).body("received", equalTo(2)).body("anomalies", empty());
        receive(school, delivery, serials).body("received", equalTo(2));
        assertThat(stock(school)).isEqualTo(2);
        assertThat(
                        Database.queryLong(
                                "select count(*) from reception_scan where school = ?",
                                school.uai()))
                .as("every scan is kept")
                .isEqualTo(5);
    }

    @Test
    void a_reader_set_to_the_us_keyboard_is_understood_and_its_raw_text_kept() {
        var school = TestSchool.open();
        sendFile(
                        "serial;model;uai\nHA112%s;TAB;%s\n"
                                .formatted(school.uai().substring(0, 7), school.uai()))
                .then()
                .statusCode(201);
        String serial = "HA112" + school.uai().substring(0, 7);
        String typed = "HQ&&é" + azerty(school.uai().substring(0, 7));
        String delivery =
                Database.queryString(
                        "select delivery from delivered_tablet where serial_number = ?", serial);
        receive(school, delivery, List.of(typed)).body("received", equalTo(1));
        assertThat(
                        Database.queryString(
                                "select raw_text from reception_scan where school = ?",
                                school.uai()))
                .isEqualTo(typed);
    }

    @Test
    void the_states_of_tablets_add_up_to_what_was_received() {
        var school = TestSchool.open();
        var serials = school.stock(4);
        school.announce(TestSchool.serials(2));
        school.handOver(school.readyMinor(), serials.getFirst()).then().statusCode(201);
        Database.execute(
                "update tablet set state = 'LOST' where serial_number = ?", serials.get(1));
        school.asClerk()
                .get("/api/v1/tablets/counts?school=" + school.uai())
                .then()
                .statusCode(200)
                .body("announced", equalTo(6))
                .body("received", equalTo(4))
                .body("states.IN_STOCK", equalTo(2))
                .body("states.HANDED_OVER", equalTo(1))
                .body("states.LOST", equalTo(1))
                .body("states.ON_LOAN", equalTo(0));
        school.asClerk()
                .get("/api/v1/tablets?state=IN_STOCK&limit=1&school=" + school.uai())
                .then()
                .body("items.serialNumber", contains(serials.get(2)))
                .body("cursor", org.hamcrest.Matchers.notNullValue());
    }

    private static ValidatableResponse receive(
            TestSchool school, String delivery, List<String> serials) {
        return school.asClerk()
                .body(new Scanned(school.uai(), serials))
                .post("/api/v1/deliveries/" + delivery + "/receptions")
                .then()
                .statusCode(200);
    }

    private static String azerty(String digits) {
        var typed = new StringBuilder();
        digits.chars().forEach(c -> typed.append("à&é\"'(-è_ç".charAt(c - '0')));
        return typed.toString();
    }

    private static long stock(TestSchool school) {
        return Database.queryLong("select count(*) from tablet where school = ?", school.uai());
    }
}
