package fr.rentree.identity.imports;

import static fr.rentree.identity.Imports.applied;
import static fr.rentree.identity.Imports.send;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.identity.Imports;
import fr.rentree.identity.TestDelivery;
import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who may not send, read or approve.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ImportRightsTest {

    @Test
    void an_ent_portal_sends_only_what_is_of_its_ent() {
        var ent = TestEnt.open();
        var other = TestEnt.open();
        var delivery = sound(ent);
        byte[] archive = delivery.archive();
        send(other.portal(), delivery.archiveName(), archive, TestDelivery.md5(archive))
                .statusCode(403)
                .body("type", equalTo("https://rentree.example/problems/not-your-ent"));
    }

    @Test
    void an_ent_that_no_access_point_stands_for_is_refused() {
        var nobody = new TestEnt("nobody", "ENTNOBODY");
        var delivery = sound(nobody);
        byte[] archive = delivery.archive();
        send(nobody.portal(), delivery.archiveName(), archive, TestDelivery.md5(archive))
                .statusCode(422)
                .body("type", equalTo("https://rentree.example/problems/unknown-ent"));
    }

    @Test
    void another_ents_import_is_like_an_unknown_one() {
        var ent = TestEnt.open();
        var other = TestEnt.open();
        var done = applied(ent, sound(ent));
        for (String id : List.of(done.getString("id"), UUID.randomUUID().toString(), "1; drop")) {
            other.portal()
                    .get("/api/v1/imports/{id}", id)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("https://rentree.example/problems/unknown-import"));
            other.portal().get("/api/v1/imports/{id}/rejections", id).then().statusCode(404);
            Imports.approval(other, id, done.getString("planHash"), true).statusCode(404);
        }
        other.portal().get("/api/v1/imports").then().body("items", hasSize(0));
        ent.portal().get("/api/v1/imports?limit=1").then().body("items", hasSize(1));
    }

    @Test
    void people_and_other_machines_neither_send_nor_read_imports() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, ent.delivery(1).school(school).staff("DIR-1", "National_dir", school));
        var delivery = sound(ent);
        byte[] archive = delivery.archive();
        for (String token :
                List.of(
                        Tokens.person(ent.alias(), "DIR-1"),
                        Tokens.distributor("123456789_0000000000000000"),
                        Tokens.supplier(),
                        Tokens.stranger())) {
            send(
                            given().auth().oauth2(token),
                            delivery.archiveName(),
                            archive,
                            TestDelivery.md5(archive))
                    .statusCode(403);
            given().auth().oauth2(token).get("/api/v1/imports").then().statusCode(403);
        }
        given().get("/api/v1/imports").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.expired(ent.alias(), "DIR-1"))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }

    @Test
    void an_approval_without_a_hash_or_with_unknown_fields_is_explained() {
        var ent = TestEnt.open();
        String id = Imports.planned(ent, sound(ent)).getString("id");
        for (String body : List.of("{}", "{\"planHash\":\"x\",\"force\":true}", "[]", "{")) {
            ent.portal()
                    .contentType("application/json")
                    .body(body)
                    .post("/api/v1/imports/{id}/approval", id)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    private static TestDelivery sound(TestEnt ent) {
        String school = TestEnt.school();
        return ent.delivery(2).school(school).pupil("ELV-1", school);
    }
}
