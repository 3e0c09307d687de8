package fr.rentree.licence.assignments;

import static fr.rentree.licence.Lycee.persons;
import static fr.rentree.licence.Lycee.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A manual without its family resource has no way in (formats.md 2.3).
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class BookshelfTest {

    private static final String PUPILS = "{\"profile\":\"PUPIL\"}";
    private static final String ALL = "ALL_OR_NOTHING";

    private final Lycee school = new Lycee();
    private final String family = school.manual() + "-famille";
    private final List<UUID> pupils = school.pupils(5, "2NDE1");

    @BeforeEach
    void a_manual_stands_on_a_bookshelf() {
        Lycee.resource(family, "FAMILY", null);
        Database.execute("update resource set family = ? where id = ?", family, school.manual());
        school.order(school.manual(), 5, "PUPIL");
        school.order(family, null, "PUPIL");
    }

    @Test
    void a_preview_proposes_the_bookshelf_to_those_who_do_not_hold_it() {
        school.assign(persons(pupils.subList(0, 2)), ALL, family);

        school.preview(PUPILS, school.manual())
                .then()
                .body("resources[0].bookshelf.family", equalTo(family))
                .body("resources[0].bookshelf.without", equalTo(3));
        school.assign(PUPILS, ALL, family);
        school.assign(PUPILS, ALL, school.manual())
                .then()
                .body("resources[0].bookshelf.without", equalTo(0));
    }

    @Test
    void a_family_that_names_itself_is_not_its_own_bookshelf() {
        Database.execute("update resource set family = id where id = ?", family);

        school.preview(PUPILS, family).then().body("resources[0].bookshelf", nullValue());
    }

    @Test
    void a_retrieval_is_shown_first_and_warns_of_manuals_that_go_out_of_reach() {
        school.assign(PUPILS, ALL, family);
        school.assign(persons(pupils.subList(0, 3)), ALL, school.manual());

        retrieval("/previews")
                .then()
                .statusCode(200)
                .body("takenBack", equalTo(5))
                .body("resources[0].unreachable", equalTo(3));
        assertThat(school.held(family)).isEqualTo(5);
        retrieval("")
                .then()
                .body("takenBack", equalTo(5))
                .body("resources[0].unreachable", equalTo(3));
        assertThat(school.held(family)).isZero();
        assertThat(school.held(school.manual())).isEqualTo(3);
    }

    private Response retrieval(String door) {
        return post(
                school.officer(),
                "/api/v1/assignments/retrievals" + door,
                "{\"school\":\"%s\",\"resource\":\"%s\",\"population\":%s}"
                        .formatted(school.uai, family, PUPILS));
    }
}
