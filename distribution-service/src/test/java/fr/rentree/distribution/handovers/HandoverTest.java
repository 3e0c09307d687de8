package fr.rentree.distribution.handovers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import fr.rentree.distribution.TestSchool;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class HandoverTest {

    private static final String TODAY = LocalDate.now(ZoneId.of("Europe/Paris")).toString();

    @Test
    void a_signed_charter_and_a_scan_make_a_tablet_theirs() {
        var school = TestSchool.open();
        String serial = school.stock(1).getFirst();
        UUID pupil = school.readyMinor();
        String location =
                school.handOver(pupil, " " + serial.toLowerCase(java.util.Locale.ROOT))
                        .then()
                        .statusCode(201)
                        .body("serialNumber", equalTo(serial))
                        .body("person", equalTo(pupil.toString()))
                        .body("accessories", contains("CASE"))
                        .body("on", equalTo(TODAY))
                        .body("deviceTime", notNullValue())
                        .body("serverTime", notNullValue())
                        .extract()
                        .header("Location");
        school.asClerk()
                .get(location.substring(location.indexOf("/api/")))
                .then()
                .statusCode(200)
                .body("divisions", contains("2NDE1"));
        school.asClerk()
                .get("/api/v1/tablets?school=" + school.uai())
                .then()
                .body("items[0].state", equalTo("HANDED_OVER"))
                .body("items[0].holder", equalTo(pupil.toString()));
    }

    @Test
    void a_scan_of_a_us_reader_hands_over_the_tablet_it_means() {
        var school = TestSchool.open();
        String serial = "HA12" + school.uai().substring(3, 7);
        TestSchool.sendFile("serial;model;uai\n%s;TAB;%s\n".formatted(serial, school.uai()))
                .then()
                .statusCode(201);
        String delivery =
                Database.queryString(
                        "select delivery from delivered_tablet where serial_number = ?", serial);
        var typed = new StringBuilder("HA");
        serial.substring(2).chars().forEach(c -> typed.append("à&é\"'(-è_ç".charAt(c - '0')));
        school.asClerk()
                .body(new TestSchool.Scanned(school.uai(), java.util.List.of(serial)))
                .post("/api/v1/deliveries/" + delivery + "/receptions")
                .then()
                .statusCode(200);
        school.handOver(school.readyMinor(), typed.toString().replace("\"", "\\\""))
                .then()
                .statusCode(201)
                .body("serialNumber", equalTo(serial));
    }

    @Test
    void paper_is_recorded_later_with_the_desks_own_time_and_a_wrong_clock_is_refused() {
        var school = TestSchool.open();
        var serials = school.stock(2);
        Instant then = Instant.now().minusSeconds(20 * 86_400L);
        at(school, serials.getFirst(), then)
                .then()
                .statusCode(201)
                .body(
                        "on",
                        equalTo(LocalDate.ofInstant(then, ZoneId.of("Europe/Paris")).toString()));
        refused(at(school, serials.get(1), Instant.EPOCH), 422, "device-clock-wrong");
        refused(
                at(school, serials.get(1), Instant.now().plusSeconds(3 * 86_400L)),
                422,
                "device-clock-wrong");
    }

    @Test
    void the_same_idempotency_key_gets_the_same_answer_and_hands_over_once() {
        var school = TestSchool.open();
        var serials = school.stock(2);
        UUID pupil = school.readyMinor();
        String key = UUID.randomUUID().toString();
        String first =
                keyed(school, key, pupil, serials.getFirst())
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        String second =
                keyed(school, key, pupil, serials.getFirst())
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        assertThat(second).isEqualTo(first);
        assertThat(school.liveHandovers()).isOne();
        keyed(school, key, pupil, serials.get(1))
                .then()
                .statusCode(422)
                .body("type", endsWith("/idempotency-key-reused"));
    }

    @Test
    void what_a_request_lacks_or_has_too_much_is_named() {
        var school = TestSchool.open();
        post(school, "{}").then().statusCode(400).body("type", endsWith("/school-missing"));
        post(school, "{\"school\":\"%s\"}".formatted(school.uai()))
                .then()
                .statusCode(400)
                .body("detail", org.hamcrest.Matchers.containsString("person"));
        post(
                        school,
                        "{\"school\":\"%s\",\"person\":\"%s\"}"
                                .formatted(school.uai(), UUID.randomUUID()))
                .then()
                .statusCode(400)
                .body("detail", org.hamcrest.Matchers.containsString("serialNumber"));
        post(school, "{\"school\":\"%s\",\"kind\":\"GIFT\"}".formatted(school.uai()))
                .then()
                .statusCode(400)
                .body("type", endsWith("/unknown-kind"));
        post(school, "{\"school\":\"%s\",\"serial\":\"x\"}".formatted(school.uai()))
                .then()
                .statusCode(400);
        post(school, "{\"school\":\"%s\",\"person\":\"me\"}".formatted(school.uai()))
                .then()
                .statusCode(400);
    }

    @Test
    void handovers_are_listed_the_newest_first_page_by_page() {
        var school = TestSchool.open();
        var serials = school.stock(3);
        serials.forEach(
                serial -> school.handOver(school.readyMinor(), serial).then().statusCode(201));
        String cursor =
                school.asHead()
                        .get("/api/v1/handovers?limit=2&school=" + school.uai())
                        .then()
                        .statusCode(200)
                        .body("items.serialNumber", contains(serials.get(2), serials.get(1)))
                        .extract()
                        .path("cursor");
        school.asHead()
                .get("/api/v1/handovers?limit=2&school=" + school.uai() + "&cursor=" + cursor)
                .then()
                .body("items.serialNumber", contains(serials.getFirst()))
                .body("cursor", org.hamcrest.Matchers.nullValue());
    }

    private static Response at(TestSchool school, String serial, Instant at) {
        return post(
                school,
                "{\"school\":\"%s\",\"person\":\"%s\",\"serialNumber\":\"%s\",\"at\":\"%s\"}"
                        .formatted(school.uai(), school.readyMinor(), serial, at));
    }

    private static Response keyed(TestSchool school, String key, UUID pupil, String serial) {
        return school.asClerk()
                .header("Idempotency-Key", key)
                .body(school.scan(pupil, serial))
                .post("/api/v1/handovers");
    }

    private static Response post(TestSchool school, String body) {
        return school.asClerk().body(body).post("/api/v1/handovers");
    }

    private static ValidatableResponse refused(Response answer, int status, String slug) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith("/" + slug))
                .body("detail", notNullValue());
    }
}
