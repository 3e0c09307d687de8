package fr.rentree.distribution.deliveries;

import static fr.rentree.distribution.TestSchool.sendFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import fr.rentree.distribution.TestSchool;
import fr.rentree.distribution.TestSchool.Scanned;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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

    private static List<Integer> atOnce(int many, Callable<Integer> call) throws Exception {
        try (var desks = Executors.newFixedThreadPool(many)) {
            var answers = desks.invokeAll(IntStream.range(0, many).mapToObj(_ -> call).toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }

    private static long announced(TestSchool school) {
        return Database.queryLong(
                "select count(*) from delivered_tablet where school = ?", school.uai());
    }
}
