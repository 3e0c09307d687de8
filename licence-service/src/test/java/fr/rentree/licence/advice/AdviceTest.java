package fr.rentree.licence.advice;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.persons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class AdviceTest {

    private static final String ALL = "ALL_OR_NOTHING";

    private final Lycee school = new Lycee();

    @Test
    void a_newcomer_in_a_class_that_has_it_and_a_former_holder_are_proposed_with_the_reason() {
        var pupils = school.pupils(3, "2NDE1");
        school.order(school.manual(), 5, "PUPIL");
        school.assign(persons(pupils.subList(0, 2)), ALL, school.manual());
        school.takeBack(persons(pupils.subList(1, 2)), school.manual());
        var proposed = advice("suggestions", Map.of("resource", school.manual()));
        proposed.then().statusCode(200);
        String former = reasons(pupils.get(1).toString());
        String newcomer = reasons(pupils.get(2).toString());
        assertThat(proposed.<Object>path(former)).asString().contains("HELD_BEFORE");
        assertThat(proposed.<Object>path(newcomer)).asString().contains("CLASS_HAS_IT", "NEWCOMER");
        assertThat(school.held(school.manual())).isEqualTo(1);
    }

    @Test
    void coverage_says_who_misses_the_family_and_how_far_a_class_is() {
        var pupils = school.pupils(4, "2NDE1");
        var family = school.manual() + "-famille";
        Lycee.resource(family, "FAMILY", null);
        Database.execute("update resource set family = ? where id = ?", family, school.manual());
        school.order(school.manual(), 3, "PUPIL");
        school.order(family, null, "PUPIL");
        school.assign(persons(pupils.subList(0, 3)), ALL, school.manual());
        school.assign(persons(pupils.subList(2, 4)), ALL, family);
        advice("families", Map.of())
                .then()
                .statusCode(200)
                .body("items.family", contains(family))
                .body("items[0].withMember", equalTo(3))
                .body("items[0].withoutFamily", equalTo(2))
                .body("items[0].withoutMember", equalTo(1));
        advice("classes", Map.of())
                .then()
                .body(
                        "items.find { it.resource == '" + school.manual() + "' }.holding",
                        equalTo(3));
        advice("alerts", Map.of())
                .then()
                .body("items.kind", hasItems("EXHAUSTED", "FAMILY_MISSING"));
    }

    @Test
    void a_school_without_an_officer_is_alerted() {
        Database.execute(
                "update place set permissions = '{}' where school = ? and profile = 'TEACHER'",
                school.uai);
        get(school.head(), "/api/v1/assignments/advice/alerts", Map.of("school", school.uai))
                .then()
                .body("items.kind", hasItem("NO_OFFICER"));
    }

    @Test
    void another_school_is_as_unknown_as_none() {
        for (String what : new String[] {"suggestions", "families", "classes", "alerts"}) {
            get(
                            new Lycee().officer(),
                            "/api/v1/assignments/advice/" + what,
                            Map.of("school", school.uai, "resource", "r"))
                    .then()
                    .statusCode(404);
        }
    }

    private static String reasons(String person) {
        return "items.find { it.person == '" + person + "' }.reasons";
    }

    private Response advice(String what, Map<String, String> query) {
        var all = new HashMap<String, String>(query);
        all.put("school", school.uai);
        return get(school.officer(), "/api/v1/assignments/advice/" + what, all);
    }
}
