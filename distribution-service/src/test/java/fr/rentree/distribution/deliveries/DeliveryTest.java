package fr.rentree.distribution.deliveries;

import static fr.rentree.distribution.TestSchool.sendFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DeliveryTest {

    @Test
    void a_delivery_file_says_how_many_tablets_each_school_may_expect() {
        var one = TestSchool.open();
        var two = TestSchool.open();
        String file =
                one.file(TestSchool.serials(3))
                        + two.file(TestSchool.serials(2)).replace("serial;model;uai\n", "");
        sendFile(file)
                .then()
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.containsString("/api/v1/deliveries/"))
                .body("schools.uai", contains(one.uai(), two.uai()))
                .body("schools.expected", contains(3, 2))
                .body("schools.received", contains(0, 0));
    }

    @Test
    void a_delivery_file_read_twice_changes_nothing_the_second_time() {
        var school = TestSchool.open();
        String file = school.file(TestSchool.serials(3));
        String delivery = sendFile(file).then().statusCode(201).extract().path("delivery");
        sendFile(
                        "\uFEFF"
                                + file.replace("\n", "\r\n")
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace("tab", "TAB"))
                .then()
                .statusCode(200)
                .body("delivery", equalTo(delivery));
        assertThat(announced(school)).isEqualTo(3);
    }

    @Test
    void a_delivery_file_sent_eight_times_at_once_is_announced_once() throws Exception {
        var school = TestSchool.open();
        String file = school.file(TestSchool.serials(40));
        var statuses = atOnce(8, () -> sendFile(file).statusCode());
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(7);
        assertThat(announced(school)).isEqualTo(40);
    }

    @Test
    void a_file_with_ten_bad_lines_is_refused_whole_and_names_all_ten() {
        var school = TestSchool.open();
        var known = TestSchool.serials(1);
        school.announce(known);
        String bad = known.getFirst() + ";TAB-2026;" + school.uai();
        String file =
                """
                serial;model;uai
                GOOD-0001;TAB;%1$s
                X;TAB;%1$s
                HA&&é;TAB;%1$s
                ;TAB;%1$s
                GOOD-0002;;%1$s
                GOOD-0003;TAB;%1$s;
                GOOD-0004;TAB
                GOOD-0005;TAB;0000001A
                GOOD-0006;TAB;9999997M
                GOOD-0001;TAB;%1$s
                %2$s
                """
                        .formatted(school.uai(), bad);
        sendFile(file)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("/delivery-file-refused"))
                .body("badLineCount", equalTo(10))
                .body("badLines.line", contains(3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
                .body(
                        "badLines.column",
                        contains(
                                "serial", "serial", "serial", "model", "line", "line", "uai", "uai",
                                "serial", "serial"))
                .body("badLines[1].value", equalTo("HA&&é"));
        assertThat(announced(school)).isEqualTo(1);
    }

    @Test
    void two_files_that_announce_the_same_tablet_at_once_do_so_once() throws Exception {
        var school = TestSchool.open();
        var shared = TestSchool.serials(1);
        Callable<Integer> send =
                () -> {
                    var serials = new java.util.ArrayList<>(TestSchool.serials(5));
                    serials.addAll(shared);
                    return sendFile(school.file(serials)).statusCode();
                };
        assertThat(atOnce(6, send)).filteredOn(status -> status == 201).hasSize(1);
        assertThat(announced(school)).isEqualTo(6);
    }

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
    void the_clerk_finds_the_deliveries_of_the_school_and_never_those_of_others() {
        var school = TestSchool.open();
        var other = TestSchool.open();
        String delivery = school.announce(TestSchool.serials(2));
        school.asClerk()
                .get("/api/v1/deliveries?school=" + school.uai())
                .then()
                .statusCode(200)
                .body("items.delivery", contains(delivery))
                .body("items.expected", contains(2));
        other.asClerk().get("/api/v1/deliveries/" + delivery).then().statusCode(404);
        school.asClerk()
                .get("/api/v1/deliveries/" + delivery)
                .then()
                .statusCode(200)
                .body("schools.uai", contains(school.uai()));
        other.asClerk()
                .body(new Scanned(other.uai(), List.of()))
                .post("/api/v1/deliveries/" + delivery + "/receptions")
                .then()
                .statusCode(404)
                .body("type", endsWith("/unknown-delivery"));
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

    private static List<Integer> atOnce(int many, Callable<Integer> call) throws Exception {
        try (var desks = Executors.newFixedThreadPool(many)) {
            var answers = desks.invokeAll(IntStream.range(0, many).mapToObj(_ -> call).toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }

    private static String azerty(String digits) {
        var typed = new StringBuilder();
        digits.chars().forEach(c -> typed.append("à&é\"'(-è_ç".charAt(c - '0')));
        return typed.toString();
    }

    private static long announced(TestSchool school) {
        return Database.queryLong(
                "select count(*) from delivered_tablet where school = ?", school.uai());
    }

    private static long stock(TestSchool school) {
        return Database.queryLong("select count(*) from tablet where school = ?", school.uai());
    }
}
