package fr.rentree.identity.people;

import static fr.rentree.identity.Imports.applied;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.identity.Imports;
import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// I8: a person sees only what their school and role allow.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonRightsTest {

    private final String school = TestEnt.school();
    private final String foreign = TestEnt.school();
    private TestEnt ent = new TestEnt("", "");

    @BeforeEach
    void two_schools_of_one_ent() {
        if (!ent.alias().isEmpty()) {
            return;
        }
        ent = TestEnt.open();
        applied(
                ent,
                ent.delivery(1)
                        .school(school)
                        .school(foreign)
                        .pupil("ELV-1", school)
                        .pupil("ELV-2", school)
                        .pupil("ELV-3", foreign)
                        .staff("ENS-1", "National_ens", school)
                        .staff("DIR-3", "National_dir", foreign)
                        .division(school, "6A")
                        .group(school, "G1", "GROUPE", "6A")
                        .member(school, "ELV-1", "6A"));
    }

    @Test
    void staff_read_the_people_of_their_school_in_the_order_of_their_names() {
        ent.person("ENS-1")
                .get("/api/v1/persons?school={school}", school)
                .then()
                .statusCode(200)
                .body("items.subject", equalTo(List.of("ELV-1", "ELV-2", "ENS-1")))
                .body("items[0].places[0].divisions", equalTo(List.of("6A")));
        for (String filter :
                List.of(
                        "division=6A",
                        "q=elv-1",
                        "profile=PUPIL&division=6A",
                        "status=ACTIVE&q=ELV-1")) {
            ent.person("ENS-1")
                    .get("/api/v1/persons?school=" + school + "&" + filter)
                    .then()
                    .body("items.subject", equalTo(List.of("ELV-1")));
        }
    }

    @Test
    void pages_follow_one_another_without_a_gap() {
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page =
                    ent.portal()
                            .get("/api/v1/persons?limit=2&cursor=" + cursor)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            seen.addAll(page.getList("items.subject"));
            cursor = page.getString("cursor");
        } while (cursor != null);
        assertThat(seen).containsExactly("DIR-3", "ELV-1", "ELV-2", "ELV-3", "ENS-1");
    }

    @Test
    void a_foreign_school_and_a_foreign_person_are_like_unknown_ones() {
        for (String path :
                List.of(
                        "/api/v1/persons?school=" + foreign,
                        "/api/v1/persons?school=0470004Z",
                        "/api/v1/groups?school=" + foreign,
                        "/api/v1/establishments/" + foreign,
                        "/api/v1/persons/" + id("ELV-3"),
                        "/api/v1/persons/not-a-uuid",
                        "/api/v1/persons/01998a3e-7c00-7000-8000-000000000001")) {
            ent.person("ENS-1").get(path).then().statusCode(404);
        }
        ent.person("ENS-1")
                .get("/api/v1/establishments")
                .then()
                .body("items.uai", equalTo(List.of(school)));
    }

    @Test
    void a_pupil_reads_themselves_and_nobody_else() {
        ent.person("ELV-1")
                .get("/api/v1/persons?school={school}", school)
                .then()
                .statusCode(403)
                .body("type", equalTo("https://rentree.example/problems/missing-permission"));
        ent.person("ELV-1").get("/api/v1/persons/{id}", id("ELV-1")).then().statusCode(200);
        ent.person("ELV-1").get("/api/v1/persons/{id}", id("ELV-2")).then().statusCode(404);
        ent.person("ELV-1").get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void another_ents_portal_and_other_machines_read_nobody() {
        var other = TestEnt.open();
        other.portal().get("/api/v1/persons").then().body("items", hasSize(0));
        other.portal().get("/api/v1/persons/{id}", id("ELV-1")).then().statusCode(404);
        other.portal().get("/api/v1/groups?school=" + school).then().body("items", hasSize(0));
        other.portal().get("/api/v1/establishments/" + school).then().statusCode(404);
        for (String token :
                List.of(Tokens.supplier(), Tokens.distributor("1_0"), Tokens.stranger())) {
            given().auth().oauth2(token).get("/api/v1/persons").then().statusCode(403);
            given().auth().oauth2(token).get("/api/v1/me").then().statusCode(403);
        }
        given().auth()
                .oauth2(Tokens.operator())
                .get("/api/v1/persons?school=" + school)
                .then()
                .body("items", hasSize(3));
    }

    @Test
    void what_is_malformed_is_explained() {
        for (String query :
                List.of(
                        "",
                        "?school=0450822X",
                        "?school=" + school + "&status=GONE",
                        "?school=" + school + "&limit=0",
                        "?school=" + school + "&cursor=zzz")) {
            ent.person("ENS-1")
                    .get("/api/v1/persons" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        ent.person("ENS-1")
                .get("/api/v1/groups?school=" + school + "&kind=CLUB")
                .then()
                .statusCode(400);
    }

    @Test
    void groups_are_read_by_the_school() {
        ent.person("ELV-1")
                .get("/api/v1/groups?school=" + school + "&kind=GROUP")
                .then()
                .statusCode(200)
                .body("items.code", equalTo(List.of("G1")))
                .body("items[0].divisions", equalTo(List.of("6A")));
    }

    @Test
    void somebody_who_left_may_still_read_and_somebody_suspended_may_not() {
        var own = TestEnt.open();
        String lycee = TestEnt.school();
        applied(own, own.delivery(1).school(lycee).pupil("ELV-1", lycee).pupil("ELV-2", lycee));
        Imports.applied(own, own.delivery(2).school(lycee).pupil("ELV-1", lycee));

        own.person("ELV-2").get("/api/v1/me").then().statusCode(200).body("places", hasSize(1));
        Database.execute(
                "update person set status = 'SUSPENDED' where access_point = ? and subject = 'ELV-2'",
                own.alias());
        own.person("ELV-2")
                .get("/api/v1/me")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://rentree.example/problems/access-suspended"));
    }

    private String id(String subject) {
        return Database.queryString(
                "select id from person where access_point = ? and subject = ?",
                ent.alias(),
                subject);
    }
}
