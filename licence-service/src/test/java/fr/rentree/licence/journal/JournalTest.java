package fr.rentree.licence.journal;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class JournalTest {

    private static final String PUPILS = "{\"profile\":\"PUPIL\"}";
    private static final String JOURNAL = "/api/v1/assignments/journal";

    private final Lycee school = new Lycee();

    @BeforeEach
    void three_pupils_got_a_seat_and_gave_it_back() {
        school.pupils(3, "2NDE1");
        school.order(school.manual(), 5, "PUPIL");
        school.assign(PUPILS, "ALL_OR_NOTHING", school.manual()).then().statusCode(200);
        school.takeBack(PUPILS, school.manual()).then().statusCode(200);
    }

    @Test
    void it_says_page_by_page_who_changed_which_seat_and_why() {
        var first = get(school.officer(), JOURNAL, Map.of("school", school.uai, "limit", 4));
        first.then()
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items[0].change", equalTo("GIVEN"))
                .body("items.resource", everyItem(equalTo(school.manual())));
        get(school.officer(), JOURNAL, Map.of("school", school.uai, "cursor", first.path("cursor")))
                .then()
                .body("items", hasSize(2))
                .body("items.change", everyItem(equalTo("TAKEN_BACK")));
    }

    @Test
    void another_schools_journal_is_as_unknown_as_no_school() {
        get(new Lycee().officer(), JOURNAL, Map.of("school", school.uai)).then().statusCode(404);
        get(school.manager(), JOURNAL, Map.of("school", school.uai)).then().statusCode(403);
    }

    @Test
    void the_database_refuses_to_rewrite_it() {
        for (String sql :
                new String[] {
                    "update seat_journal set why = 'nothing' where school = ?",
                    "delete from seat_journal where school = ?"
                }) {
            assertThat(catchThrowable(() -> Database.execute(sql, school.uai)))
                    .hasStackTraceContaining("only added to");
        }
    }

    @Test
    void replayed_it_proves_the_counters_and_names_the_one_that_lies() {
        check().then()
                .statusCode(200)
                .body("pools", equalTo(1))
                .body("lines", equalTo(6))
                .body("disagreeing", equalTo(0))
                .body("differences", empty());
        Database.execute("update seat_pool set assigned = 2 where school = ?", school.uai);
        check().then()
                .body("disagreeing", equalTo(1))
                .body("differences[0].school", equalTo(school.uai))
                .body("differences[0].counter", equalTo(2))
                .body("differences[0].journal", equalTo(0));
        Database.execute("update seat_pool set assigned = 0 where school = ?", school.uai);
    }

    @Test
    void only_an_operator_has_it_replayed() {
        post(school.officer(), JOURNAL + "/checks", "{}").then().statusCode(403);
    }

    private Response check() {
        return post(Tokens.operator(), JOURNAL + "/checks?school=" + school.uai, "{}");
    }
}
