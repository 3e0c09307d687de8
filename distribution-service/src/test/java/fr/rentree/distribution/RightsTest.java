package fr.rentree.distribution;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may not: each endpoint, seen by those it is not for.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RightsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET  | /api/v1/beneficiaries?school={uai}
                    GET  | /api/v1/beneficiaries/counts?school={uai}
                    GET  | /api/v1/beneficiaries/document?school={uai}
                    GET  | /api/v1/tablets?school={uai}
                    GET  | /api/v1/tablets/counts?school={uai}
                    GET  | /api/v1/handovers?school={uai}
                    GET  | /api/v1/deliveries?school={uai}
                    GET  | /api/v1/certified-lists?school={uai}
                    POST | /api/v1/charters
                    POST | /api/v1/handovers
                    POST | /api/v1/certified-lists
                    POST | /api/v1/deliveries/0199a1b2-0000-7000-8000-0000000000d1/receptions
                    """)
    void only_the_staff_of_a_school_may(String method, String path) {
        var school = TestSchool.open();
        var other = TestSchool.open();
        String there = path.replace("{uai}", school.uai());
        String body = "{\"school\":\"%s\"}".formatted(school.uai());
        assertThat(call(given().contentType("application/json"), method, there, body))
                .isEqualTo(401);
        for (String token :
                new String[] {
                    school.staff("PUPIL"),
                    school.staff("TEACHER"),
                    school.staff("TEACHER", "ASSIGNMENT_OFFICER"),
                    Tokens.stranger(),
                    Tokens.supplier(),
                    Tokens.distributor("123456789_0000000000000000"),
                    Tokens.entPortal("ENTFICTIF1")
                }) {
            assertThat(call(TestSchool.as(token), method, there, body)).isEqualTo(403);
        }
        assertThat(call(other.asClerk(), method, there, body))
                .as("a foreign school")
                .isEqualTo(404);
        assertThat(call(other.asHead(), method, there, body)).as("a foreign school").isEqualTo(404);
        assertThat(call(school.asClerk(), method, there, body)).isNotIn(401, 403);
        assertThat(call(TestSchool.as(Tokens.operator()), method, there, body)).isNotIn(401, 403);
    }

    @Test
    void only_suppliers_and_operators_announce_deliveries() {
        var school = TestSchool.open();
        for (String token :
                new String[] {
                    school.staff("HEAD"),
                    school.staff("TEACHER", "HANDOUT_CLERK"),
                    Tokens.stranger()
                }) {
            TestSchool.as(token)
                    .contentType("text/csv")
                    .body(school.file(TestSchool.serials(1)))
                    .post("/api/v1/deliveries")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void administrative_staff_reads_and_hands_nothing_over() {
        var school = TestSchool.open();
        var secretary = TestSchool.as(school.staff("ADMINISTRATIVE"));
        secretary.get("/api/v1/beneficiaries?school=" + school.uai()).then().statusCode(200);
        TestSchool.as(school.staff("ADMINISTRATIVE"))
                .body(school.scan(school.readyMinor(), school.stock(1).getFirst()))
                .post("/api/v1/handovers")
                .then()
                .statusCode(403);
    }

    @Test
    void what_belongs_to_another_school_is_as_unknown_as_what_does_not_exist() {
        var school = TestSchool.open();
        var other = TestSchool.open();
        UUID pupil = school.readyMinor();
        String charter = school.sign(pupil).then().statusCode(200).extract().path("id");
        String handover =
                school.handOver(pupil, school.stock(1).getFirst()).then().extract().path("id");
        String list =
                school.asHead()
                        .body(
                                "{\"school\":\"%s\",\"from\":\"2020-01-01\",\"to\":\"2999-01-01\"}"
                                        .formatted(school.uai()))
                        .post("/api/v1/certified-lists")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        for (String path :
                new String[] {
                    "/api/v1/charters/" + charter,
                    "/api/v1/charters/" + charter + "/document",
                    "/api/v1/handovers/" + handover,
                    "/api/v1/certified-lists/" + list,
                    "/api/v1/certified-lists/" + list + "/document"
                }) {
            school.asHead().get(path).then().statusCode(200);
            other.asHead().get(path).then().statusCode(404).contentType("application/problem+json");
            String unknown = path.replaceAll("[0-9a-f-]{36}", UUID.randomUUID().toString());
            school.asHead().get(unknown).then().statusCode(404);
            school.asHead()
                    .get(path.replaceAll("[0-9a-f-]{36}", "nonsense"))
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void a_school_that_is_none_is_unknown_and_a_missing_one_is_asked_for() {
        var school = TestSchool.open();
        school.asHead().get("/api/v1/tablets?school=0000001A").then().statusCode(404);
        school.asHead()
                .get("/api/v1/tablets")
                .then()
                .statusCode(400)
                .body("type", endsWith("/school-missing"));
        school.asHead()
                .get("/api/v1/tablets?state=GONE&school=" + school.uai())
                .then()
                .statusCode(400)
                .body("type", endsWith("/unknown-state"));
    }

    private static int call(RequestSpecification as, String method, String path, String body) {
        return method.equals("GET")
                ? as.get(path).statusCode()
                : as.body(body).post(path).statusCode();
    }
}
