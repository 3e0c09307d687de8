package fr.rentree.platform.caller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import fr.rentree.platform.DeskRepository;
import fr.rentree.platform.LineRepository;
import fr.rentree.platform.TestDirectory;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class TenancyTest {

    @Inject DeskRepository desks;
    @Inject LineRepository lines;

    @BeforeEach
    void two_schools_and_two_persons_have_rows() {
        Database.execute("delete from desk");
        Database.execute("delete from diary");
        Database.execute("insert into desk (school, label) values ('0000001B', 'desk of one')");
        Database.execute("insert into desk (school, label) values ('0000002C', 'desk of two')");
        Database.execute(
                "insert into diary (owner, line) values (?, 'line of the head'), (?, 'other')",
                TestDirectory.id("head"),
                TestDirectory.id("pupil"));
    }

    @Test
    void a_person_sees_the_rows_of_their_schools_and_no_other() {
        as("head").get("/api/v1/desks").then().statusCode(200).body("$", contains("desk of one"));
        as("pupil").get("/api/v1/desks").then().statusCode(200).body("$", contains("desk of two"));
    }

    @Test
    void a_person_sees_their_own_rows_and_an_operator_sees_nobodys() {
        as("head").get("/api/v1/desks/diary").then().body("$", contains("line of the head"));
        bearer(Tokens.operator()).get("/api/v1/desks/diary").then().body("$", empty());
    }

    @Test
    void an_operator_sees_every_school() {
        bearer(Tokens.operator())
                .get("/api/v1/desks")
                .then()
                .body("$", contains("desk of one", "desk of two"));
    }

    @Test
    void somebody_whom_the_roster_does_not_know_sees_no_row() {
        bearer(Tokens.stranger()).get("/api/v1/desks").then().statusCode(200).body("$", empty());
    }

    @Test
    void work_done_for_several_persons_together_sees_theirs_and_nobody_elses() {
        Database.execute(
                "insert into diary (owner, line) values (?, 'of somebody else')",
                TestDirectory.id("gone"));
        var persons = List.of(TestDirectory.id("head"), TestDirectory.id("pupil"));
        assertThat(Tenancy.ofPersons(persons, desks::diary))
                .containsExactly("line of the head", "other");
        assertThat(Tenancy.ofPersons(persons.subList(0, 1), desks::diary))
                .containsExactly("line of the head");
        assertThat(Tenancy.ofPersons(List.of(), desks::diary)).isEmpty();
        assertThat(Tenancy.ofPersons(persons, desks::labels)).isEmpty();
    }

    @Test
    void a_sight_sent_with_its_question_ends_with_it() {
        var head = List.of(TestDirectory.id("head"));
        for (int again = 0; again < 50; again++) {
            assertThat(lines.of(Tenancy.sightOf(head))).containsExactly("line of the head");
            assertThat(lines.of(Tenancy.sightOfEverybody()))
                    .containsExactly("line of the head", "other");
            assertThat(lines.withoutSight()).isEmpty();
        }
    }

    @Test
    void a_connection_that_says_nothing_of_its_caller_sees_no_row() throws SQLException {
        try (var runtime = Database.runtime();
                var rows = runtime.createStatement().executeQuery("select count(*) from desk")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    @Test
    void what_one_request_may_see_is_forgotten_before_the_next_uses_its_connection() {
        for (int i = 0; i < 50; i++) {
            bearer(Tokens.operator()).get("/api/v1/desks").then().statusCode(200);
            bearer(Tokens.stranger()).get("/api/v1/desks").then().body("$", empty());
        }
    }

    @Test
    void a_row_of_a_foreign_school_cannot_be_written() {
        as("head")
                .contentType(ContentType.JSON)
                .body("{\"school\":\"0000002C\",\"label\":\"x\"}")
                .post("/api/v1/desks")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("https://rentree.example/problems/unknown-school"));
    }

    @Test
    void somebody_whose_access_was_cut_is_told_so_everywhere() {
        as("gone")
                .get("/api/v1/desks")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://rentree.example/problems/access-suspended"));
        as("gone")
                .contentType(ContentType.JSON)
                .body("{\"school\":\"0000001B\",\"label\":\"x\"}")
                .post("/api/v1/desks")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://rentree.example/problems/access-suspended"));
    }

    @Test
    void a_missing_role_a_missing_token_and_an_old_token_are_told_apart() {
        as("pupil")
                .contentType(ContentType.JSON)
                .body("{\"school\":\"0000002C\",\"label\":\"x\"}")
                .post("/api/v1/desks")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://rentree.example/problems/missing-role"));
        given().get("/api/v1/desks").then().statusCode(401);
        bearer(Tokens.expired("atrium", "head")).get("/api/v1/desks").then().statusCode(401);
    }

    @Test
    void a_fault_tells_its_id_and_nothing_of_the_inside() {
        bearer(Tokens.operator())
                .get("/api/v1/desks/fault")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("type", equalTo("https://rentree.example/problems/internal-fault"))
                .body(not(containsString("the inside")));
    }

    @Test
    void a_field_that_does_not_exist_is_refused_by_name() {
        as("head")
                .contentType(ContentType.JSON)
                .body("{\"school\":\"0000001B\",\"label\":\"x\",\"lable\":\"y\"}")
                .post("/api/v1/desks")
                .then()
                .statusCode(400)
                .body(containsString("lable"));
        as("head")
                .contentType(ContentType.JSON)
                .body("{\"school\":\"0000001A\",\"label\":\"x\"}")
                .post("/api/v1/desks")
                .then()
                .statusCode(400)
                .body(containsString("school"));
    }

    private static RequestSpecification as(String subject) {
        return bearer(Tokens.person("atrium", subject));
    }

    private static RequestSpecification bearer(String token) {
        return given().auth().oauth2(token);
    }
}
