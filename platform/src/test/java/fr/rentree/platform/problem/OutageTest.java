package fr.rentree.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// PostgreSQL closes every connection of the service and lets no new one in.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class OutageTest {

    private static final String NAME = Database.queryString("select current_database()");

    @AfterEach
    void postgresql_comes_back() {
        Database.execute("alter database " + NAME + " connection limit -1");
    }

    @Test
    void a_request_meanwhile_is_told_to_come_back_and_succeeds_when_it_does() {
        takeAway();

        for (int i = 0; i < 3; i++) {
            Response refused = ask();
            refused.then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("type", equalTo(Problem.TYPES + "database-unavailable"));
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 8);
        }

        postgresql_comes_back();
        ask().then().statusCode(200);
    }

    private static Response ask() {
        return given().header("Authorization", "Bearer " + Tokens.person("atrium", "head"))
                .get("/api/v1/desks");
    }

    private static void takeAway() {
        Database.execute("alter database " + NAME + " connection limit 0");
        Database.queryStrings(
                """
                select pg_terminate_backend(pid)::text
                  from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid()
                """);
    }
}
