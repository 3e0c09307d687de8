package fr.rentree.identity.establishments;

import static fr.rentree.identity.Imports.applied;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What kind of school it is: said by operators, kept through imports, told to everybody.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class NatureTest {

    private final String school = TestEnt.school();
    private TestEnt ent;

    @BeforeEach
    void an_ent_delivers() {
        ent = TestEnt.open();
    }

    @Test
    void what_an_operator_says_is_told_once_and_an_import_leaves_it() {
        applied(ent, ent.delivery(1).school(school));
        nature(school).body("nature", nullValue());
        say(Tokens.operator(), one(school, "302")).statusCode(204);
        say(Tokens.operator(), one(school, "302")).statusCode(204);
        nature(school).body("nature", equalTo("302"));
        assertThat(told()).hasSize(2);
        var last = Objects.requireNonNull(told().getLast().json());
        Contracts.assertValid("identity/establishment-updated.v1", last);
        assertThat(last).contains("302");

        applied(ent, ent.delivery(2).school(school));
        nature(school).body("nature", equalTo("302"));
    }

    @Test
    void one_school_that_is_not_known_keeps_all_of_them_as_they_were() {
        applied(ent, ent.delivery(1).school(school));
        String stranger = TestEnt.school();
        say(Tokens.operator(), one(school, "302") + "," + one(stranger, "302"))
                .statusCode(404)
                .body("type", endsWith("unknown-school"))
                .body("schools", contains(stranger));
        nature(school).body("nature", nullValue());
    }

    @Test
    void what_is_no_code_is_refused_with_its_place() {
        for (String wrong : List.of("30", "3021", "lycée")) {
            say(Tokens.operator(), one(school, "302") + "," + one(TestEnt.school(), wrong))
                    .statusCode(400)
                    .body("field", equalTo("natures[1]"));
        }
        say(Tokens.operator(), one(school, "302") + "," + one(school, "340"))
                .statusCode(400)
                .body("detail", containsString("twice"));
        say(Tokens.operator(), "null").statusCode(400);
        say(Tokens.operator(), "").statusCode(400);
    }

    @Test
    void only_operators_say_it() {
        for (String token :
                List.of(Tokens.entPortal(ent.idEnt()), Tokens.supplier(), Tokens.stranger())) {
            say(token, one(school, "302")).statusCode(403);
        }
    }

    private static String one(String school, String nature) {
        return "{\"uai\":\"%s\",\"nature\":\"%s\"}".formatted(school, nature);
    }

    private static ValidatableResponse say(String token, String natures) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"natures\":[" + natures + "]}")
                .put("/api/v1/establishments/natures")
                .then();
    }

    private static ValidatableResponse nature(String school) {
        return given().auth()
                .oauth2(Tokens.operator())
                .get("/api/v1/establishments/" + school)
                .then()
                .statusCode(200);
    }

    private List<TopicRecord> told() {
        await().until(() -> Database.queryLong("select count(*) from outbox"), n -> n == 0);
        return Topics.read("identity.establishments").stream()
                .filter(record -> record.key().equals(school))
                .toList();
    }
}
