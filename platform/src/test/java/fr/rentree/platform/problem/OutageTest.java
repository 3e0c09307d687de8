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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// PostgreSQL closes every connection of the service and lets no new one in.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class OutageTest {

    private static final int IN_THE_POOL = 24;
    private static final int MORE_THAN_THE_POOL = 60;
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
        assertThat(firstServedAfter()).isLessThan(MORE_THAN_THE_POOL);
    }

    @Test
    void an_outage_takes_no_connection_of_the_pool_with_it() throws Exception {
        takeAway();
        assertThat(askAtOnce()).containsOnly(503);

        postgresql_comes_back();
        firstServedAfter();
        assertThat(askAtOnce()).containsOnly(200);
    }

    /// Connections that died in the pool are found one by one, by whoever is given them.
    private static int firstServedAfter() {
        int refused = 0;
        int inARow = 0;
        while (inARow < IN_THE_POOL && refused < MORE_THAN_THE_POOL) {
            boolean served = ask().statusCode() == 200;
            inARow = served ? inARow + 1 : 0;
            refused += served ? 0 : 1;
        }
        return refused;
    }

    private static List<Integer> askAtOnce() throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> question = () -> ask().statusCode();
            for (var answer :
                    threads.invokeAll(Collections.nCopies(MORE_THAN_THE_POOL, question))) {
                statuses.add(answer.get());
            }
        }
        return statuses;
    }

    private static Response ask() {
        return given().header("Authorization", "Bearer " + Tokens.operator()).get("/api/v1/desks");
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
