package fr.rentree.platform.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class IdempotentTest {

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void no_desk_yet() {
        Database.execute("delete from desk");
    }

    @Test
    void a_request_sent_again_gets_the_same_answer_and_has_one_effect() {
        Response first = add("a", key, "head");
        Response second = add("a", key, "head");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body().asString()).isEqualTo(first.body().asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(desks()).isEqualTo(1);
    }

    @Test
    void twenty_twins_at_the_same_moment_have_one_effect() throws Exception {
        var twins = new ArrayList<Callable<String>>();
        for (int i = 0; i < 20; i++) {
            twins.add(() -> add("twin", key, "head").body().asString());
        }
        var answers = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(twins)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).hasSize(1);
        assertThat(desks()).isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        add("a", key, "head");
        add("b", key, "head")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://rentree.example/problems/idempotency-key-reused"));
        assertThat(desks()).isEqualTo(1);
    }

    @Test
    void a_refusal_is_not_remembered() {
        given().auth()
                .oauth2(Tokens.person("atrium", "head"))
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"school\":\"0000002C\",\"label\":\"a\"}")
                .post("/api/v1/desks")
                .then()
                .statusCode(404);
        assertThat(add("a", key, "head").statusCode()).isEqualTo(201);
    }

    @Test
    void two_callers_may_choose_the_same_key() {
        add("a", key, "head");
        given().auth()
                .oauth2(Tokens.operator())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"school\":\"0000002C\",\"label\":\"b\"}")
                .post("/api/v1/desks")
                .then()
                .statusCode(201);
        assertThat(desks()).isEqualTo(2);
    }

    @Test
    void a_key_of_256_characters_is_too_long() {
        assertThat(add("a", "k".repeat(256), "head").statusCode()).isEqualTo(400);
        assertThat(add("a", "k".repeat(255), "head").statusCode()).isEqualTo(201);
    }

    private static Response add(String label, String key, String subject) {
        return given().auth()
                .oauth2(Tokens.person("atrium", subject))
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"school\":\"0000001B\",\"label\":\"" + label + "\"}")
                .post("/api/v1/desks");
    }

    private static long desks() {
        return Database.queryLong("select count(*) from desk");
    }
}
