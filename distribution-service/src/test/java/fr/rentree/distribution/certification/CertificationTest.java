package fr.rentree.distribution.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import fr.rentree.distribution.TestSchool;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class CertificationTest {

    private static final LocalDate TODAY = LocalDate.now();

    @Test
    void later_handovers_go_to_the_next_list_and_numbers_follow() {
        var school = TestSchool.open();
        handOver(school, 2);
        certify(school, TODAY.minusDays(1), TODAY.plusDays(1))
                .then()
                .statusCode(201)
                .body("number", equalTo(1))
                .body("cessions", equalTo(2));
        handOver(school, 1);
        certify(school, TODAY.minusDays(1), TODAY.plusDays(1))
                .then()
                .statusCode(201)
                .body("number", equalTo(2))
                .body("cessions", equalTo(1));
        school.asHead()
                .get("/api/v1/certified-lists?school=" + school.uai())
                .then()
                .statusCode(200)
                .body("items.number", contains(2, 1));
        school.asHead()
                .get("/api/v1/handovers?limit=1&school=" + school.uai())
                .then()
                .body("items[0].certifiedListNumber", equalTo(2));
    }

    @Test
    void a_refused_list_takes_no_number() {
        var school = TestSchool.open();
        certify(school, TODAY, TODAY)
                .then()
                .statusCode(409)
                .body("type", endsWith("/nothing-to-certify"));
        handOver(school, 1);
        certify(school, TODAY.minusDays(9), TODAY.minusDays(2)).then().statusCode(409);
        certify(school, TODAY.minusDays(1), TODAY.plusDays(1))
                .then()
                .statusCode(201)
                .body("number", equalTo(1));
    }

    @Test
    void a_period_that_ends_before_it_begins_or_lacks_a_day_is_refused() {
        var school = TestSchool.open();
        certify(school, TODAY, TODAY.minusDays(1))
                .then()
                .statusCode(422)
                .body("type", endsWith("/period-backwards"));
        school.asHead()
                .body("{\"school\":\"%s\",\"from\":\"%s\"}".formatted(school.uai(), TODAY))
                .post("/api/v1/certified-lists")
                .then()
                .statusCode(400);
    }

    @Test
    void lists_made_at_once_have_no_gap_and_hold_no_cession_twice() throws Exception {
        var school = TestSchool.open();
        var serials = school.stock(12);
        var work = new ArrayList<Callable<Integer>>();
        for (String serial : serials) {
            var pupil = school.readyMinor();
            work.add(() -> school.handOver(pupil, serial).statusCode());
            work.add(() -> certify(school, TODAY.minusDays(1), TODAY.plusDays(1)).statusCode());
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(work).stream().map(Future::resultNow).toList())
                    .allMatch(status -> status == 201 || status == 409);
        }
        certify(school, TODAY.minusDays(1), TODAY.plusDays(1));
        long lists = count("certified_list", school);
        assertThat(
                        Database.queryLong(
                                "select max(number) from certified_list where school = ?",
                                school.uai()))
                .isEqualTo(lists);
        assertThat(count("certified_cession", school))
                .isEqualTo(12)
                .isEqualTo(school.liveHandovers());
        assertThat(
                        Database.queryLong(
                                "select sum(cessions) from certified_list where school = ?",
                                school.uai()))
                .isEqualTo(12);
    }

    @Test
    void a_certified_list_is_never_changed_nor_deleted_even_by_sql() {
        var school = TestSchool.open();
        handOver(school, 1);
        certify(school, TODAY.minusDays(1), TODAY.plusDays(1)).then().statusCode(201);
        for (String sql :
                new String[] {
                    "update certified_list set number = 7 where school = ?",
                    "delete from certified_list where school = ?",
                    "delete from certified_cession where school = ?"
                }) {
            assertThatThrownBy(() -> Database.execute(sql, school.uai()))
                    .rootCause()
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() ->
                        Database.execute(
                                """
                                insert into certified_list select gen_random_uuid(), school, 3, first_day, last_day,
                                       cessions, lines_sha256, sha256, document, certified_by, certified_at
                                  from certified_list where school = ?
                                """,
                                school.uai()))
                .rootCause()
                .hasMessageContaining("without gaps");
    }

    private static void handOver(TestSchool school, int tablets) {
        school.stock(tablets)
                .forEach(serial ->
                        school.handOver(school.readyMinor(), serial).then().statusCode(201));
    }

    static Response certify(TestSchool school, LocalDate from, LocalDate to) {
        return school.asHead()
                .body(
                        "{\"school\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}"
                                .formatted(school.uai(), from, to))
                .post("/api/v1/certified-lists");
    }

    private static long count(String table, TestSchool school) {
        return Database.queryLong(
                "select count(*) from " + table + " where school = ?", school.uai());
    }
}
