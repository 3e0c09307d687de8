package fr.rentree.licence.mediacentre;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.persons;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class MediacentreTest {

    private static final String ALL = "ALL_OR_NOTHING";

    private final Lycee school = new Lycee();

    @Test
    void a_pupil_sees_their_manuals_and_their_bookshelf() {
        var pupil = school.person("PUPIL-1", "PUPIL", "2NDE1");
        var family = school.manual() + "-famille";
        var member = school.manual() + "-membre";
        Lycee.resource(family, "FAMILY", null);
        Lycee.resource(member, "MANUAL", family);
        hold(pupil, family);
        hold(pupil, member);
        get(school.token("PUPIL-1"), "/api/v1/mediacentre", Map.of("school", school.uai))
                .then()
                .statusCode(200)
                .body("items.resource", contains(family, member))
                .body("items.state", contains("OPEN", "OPEN"))
                .body("items[1].familyHeld", equalTo(true))
                .body("items[1].accessUrl", equalTo("https://acces.rentree.example/domaineGar"));
    }

    @Test
    void a_manual_without_its_bookshelf_says_so() {
        var pupil = school.person("PUPIL-1", "PUPIL", "2NDE1");
        var member = school.manual() + "-membre";
        Lycee.resource(member, "MANUAL", school.manual() + "-famille");
        hold(pupil, member);
        get(school.token("PUPIL-1"), "/api/v1/mediacentre", Map.of())
                .then()
                .body("items.familyHeld", contains(false));
    }

    @Test
    void an_expired_manual_stays_on_the_shelf_marked_and_opens_nothing() {
        var pupil = school.person("PUPIL-1", "PUPIL", "2NDE1");
        hold(pupil, school.manual());
        expire();
        get(school.token("PUPIL-1"), "/api/v1/mediacentre", Map.of())
                .then()
                .body("items.state", contains("EXPIRED"))
                .body("items[0].accessUrl", nullValue());
    }

    @Test
    void a_shelf_is_its_readers_own() {
        school.person("PUPIL-1", "PUPIL", "2NDE1");
        get(school.token("PUPIL-1"), "/api/v1/mediacentre", Map.of("school", new Lycee().uai))
                .then()
                .statusCode(404);
        for (String token :
                List.of(Tokens.operator(), Tokens.entPortal(school.idEnt), Tokens.stranger())) {
            get(token, "/api/v1/mediacentre", Map.of()).then().statusCode(403);
        }
        given().get("/api/v1/mediacentre").then().statusCode(401);
    }

    private void hold(UUID pupil, String resource) {
        hold(school, pupil, resource);
    }

    private static void hold(Lycee school, UUID pupil, String resource) {
        school.order(resource, 5, "PUPIL");
        school.assign(persons(List.of(pupil)), ALL, resource).then().statusCode(200);
    }

    private void expire() {
        Database.execute(
                """
                update assignment set held_from = held_from - 100, last_day = current_date - 20
                 where school = ?
                """,
                school.uai);
    }
}
