package fr.rentree.identity.accesspoints;

import static fr.rentree.identity.Imports.applied;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Portals are the operator's.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class AccessPointTest {

    @Test
    void an_operator_opens_and_renames_an_access_point() {
        put(Tokens.operator(), "lycees", "ENTLYCEES", "Lycées", "REGION-A").statusCode(201);
        put(Tokens.operator(), "lycees", "ENTLYCEES", "Nos lycées", "REGION-A").statusCode(200);
        given().auth()
                .oauth2(Tokens.supplier())
                .get("/api/v1/access-points")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("Nos lycées"));
    }

    @Test
    void nobody_else_may_and_one_portal_stands_for_one_ent() {
        var ent = TestEnt.open();
        for (String token :
                List.of(Tokens.entPortal(ent.idEnt()), Tokens.supplier(), Tokens.stranger())) {
            put(token, ent.alias(), ent.idEnt(), "Autre", "REGION-A").statusCode(403);
        }
        put(Tokens.operator(), "second", ent.idEnt(), "Autre", "REGION-A")
                .statusCode(409)
                .body("type", equalTo("https://rentree.example/problems/ent-has-access-point"));
        put(Tokens.operator(), ent.alias(), "ENTOTHER", "Autre", "REGION-A")
                .statusCode(409)
                .body("type", equalTo("https://rentree.example/problems/ent-cannot-change"));
        put(Tokens.operator(), "Not-An-Alias", "ENTX", "Autre", "REGION-A").statusCode(400);
        put(Tokens.operator(), "blank", "ENTX", " ", "REGION-A").statusCode(400);
        put(Tokens.operator(), "blank", "../ENTX", "Autre", "REGION-A").statusCode(400);
    }

    @Test
    void the_schools_are_told_again_when_the_territory_changes() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, ent.delivery(1).school(school));

        put(Tokens.operator(), ent.alias(), ent.idEnt(), "Portail", "REGION-NOUVELLE")
                .statusCode(200);

        await().until(() -> Database.queryLong("select count(*) from outbox"), n -> n == 0);
        var last =
                Topics.read("identity.establishments").stream()
                        .filter(record -> record.key().equals(school))
                        .toList()
                        .getLast();
        assertThat(last.json()).contains("REGION-NOUVELLE").contains("\"version\" : 2");
    }

    private static ValidatableResponse put(
            String token, String alias, String idEnt, String name, String territory) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(
                        """
                        {"idEnt": "%s", "name": "%s", "protocol": "SAML", "territory": "%s"}
                        """
                                .formatted(idEnt, name, territory))
                .put("/api/v1/access-points/{alias}", alias)
                .then();
    }
}
