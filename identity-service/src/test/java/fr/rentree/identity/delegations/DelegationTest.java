package fr.rentree.identity.delegations;

import static fr.rentree.identity.Imports.applied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A head gives a permission until a day, and everybody hears of it.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DelegationTest {

    private final DelegationExpiryJob expiry;
    private final Clock clock;

    private LocalDate today = LocalDate.EPOCH;
    private TestEnt ent = new TestEnt("", "");
    private String school = "";

    @Inject
    DelegationTest(DelegationExpiryJob expiry, Clock clock) {
        this.expiry = expiry;
        this.clock = clock;
    }

    @BeforeEach
    void a_school_with_a_head_and_a_teacher() {
        today = LocalDate.now(clock);
        ent = TestEnt.open();
        school = TestEnt.school();
        applied(
                ent,
                ent.delivery(1)
                        .school(school)
                        .staff("DIR-1", "National_dir", school)
                        .staff("ENS-1", "National_ens", school));
    }

    @Test
    void a_head_may_everything_at_their_school_without_delegation() {
        ent.person("DIR-1")
                .get("/api/v1/me")
                .then()
                .body(
                        "places[0].permissions",
                        equalTo(
                                List.of(
                                        "ASSIGNMENT_OFFICER",
                                        "HANDOUT_CLERK",
                                        "RESOURCE_MANAGER")));
    }

    @Test
    void a_delegation_adds_a_permission_and_ending_it_takes_it_away() {
        String id =
                delegate("DIR-1", "ENS-1", today.plusDays(3)).statusCode(201).extract().path("id");
        assertThat(permissions()).isEqualTo(List.of("HANDOUT_CLERK"));
        assertThat(told()).isEqualTo(List.of("HANDOUT_CLERK"));
        ent.person("DIR-1")
                .get("/api/v1/delegations?school=" + school)
                .then()
                .body("items", hasSize(1));

        ent.person("DIR-1").delete("/api/v1/delegations/{id}", id).then().statusCode(204);

        assertThat(permissions()).isEmpty();
        assertThat(told()).isEmpty();
        ent.person("DIR-1").delete("/api/v1/delegations/{id}", id).then().statusCode(404);
    }

    @Test
    void a_delegation_ends_the_day_after_its_last_one_and_everybody_is_told() {
        delegate("DIR-1", "ENS-1", today).statusCode(201);
        expiry.run();
        assertThat(permissions()).isEqualTo(List.of("HANDOUT_CLERK"));

        Database.execute(
                "update delegation set last_day = ? where school = ?", today.minusDays(1), school);
        expiry.run();

        assertThat(permissions()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void nobody_but_the_head_of_that_school_delegates() {
        var other = TestEnt.open();
        String foreign = TestEnt.school();
        applied(other, other.delivery(1).school(foreign).staff("DIR-9", "National_dir", foreign));

        delegate("ENS-1", "ENS-1", today).statusCode(403);
        post(other, "DIR-9", body(id("ENS-1"), school, "HANDOUT_CLERK", today.toString()))
                .statusCode(404);
        post(other, "DIR-9", body(id("ENS-1"), foreign, "HANDOUT_CLERK", today.toString()))
                .statusCode(422)
                .body("type", equalTo("https://rentree.example/problems/person-not-at-school"));
        String delegation = delegate("DIR-1", "ENS-1", today).extract().path("id");
        other.person("DIR-9").delete("/api/v1/delegations/{id}", delegation).then().statusCode(404);
        other.person("DIR-9").get("/api/v1/delegations?school=" + school).then().statusCode(404);
        ent.person("ENS-1").get("/api/v1/delegations?school=" + school).then().statusCode(403);
        ent.portal().get("/api/v1/delegations?school=" + school).then().statusCode(403);
    }

    @Test
    void what_cannot_be_delegated_is_explained() {
        String teacher = id("ENS-1");
        delegate("DIR-1", "ENS-1", today.minusDays(1)).statusCode(422);
        delegate("DIR-1", "ENS-1", today.plusYears(3)).statusCode(422);
        delegate("DIR-1", "ENS-1", today).statusCode(201);
        delegate("DIR-1", "ENS-1", today).statusCode(409);
        for (String body :
                List.of(
                        body("x", school, "HANDOUT_CLERK", "2027-01-01"),
                        body(teacher, "0450822X", "HANDOUT_CLERK", "2027-01-01"),
                        body(teacher, school, "KING", "2027-01-01"),
                        body(teacher, school, "HANDOUT_CLERK", "01/01/2027"),
                        "{}",
                        "{\"who\": 1}")) {
            post(ent, "DIR-1", body).statusCode(400).contentType("application/problem+json");
        }
    }

    private ValidatableResponse delegate(String by, String to, LocalDate lastDay) {
        return post(ent, by, body(id(to), school, "HANDOUT_CLERK", lastDay.toString()));
    }

    private static ValidatableResponse post(TestEnt by, String subject, String body) {
        return by.person(subject)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/delegations")
                .then();
    }

    private static String body(String person, String uai, String permission, String lastDay) {
        return """
        {"person": "%s", "school": "%s", "permission": "%s", "lastDay": "%s"}
        """
                .formatted(person, uai, permission, lastDay);
    }

    private List<String> permissions() {
        return ent.person("ENS-1")
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .extract()
                .path("places[0].permissions");
    }

    private List<String> told() {
        await().until(() -> Database.queryLong("select count(*) from outbox"), n -> n == 0);
        var last =
                Topics.read("identity.persons").stream()
                        .filter(record -> record.key().equals(id("ENS-1")))
                        .toList()
                        .getLast();
        return JsonPath.from(String.valueOf(last.json())).getList("places[0].permissions");
    }

    private String id(String subject) {
        return Database.queryString(
                "select id from person where access_point = ? and subject = ?",
                ent.alias(),
                subject);
    }
}
