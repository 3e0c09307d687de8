package fr.rentree.licence.assignments;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.persons;
import static fr.rentree.licence.Lycee.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.licence.Ledger;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class AssignmentTest {

    private static final String PUPILS = "{\"profile\":\"PUPIL\"}";
    private static final String ALL = "ALL_OR_NOTHING";
    private static final String MANY = "AS_MANY_AS_POSSIBLE";

    private final Lycee school = new Lycee();

    @AfterEach
    void counters_agree_with_a_fresh_count_and_with_the_journal() {
        Ledger.assertSound(school.uai);
    }

    @Test
    void a_population_gets_its_seats_and_repeating_adds_nothing() {
        school.pupils(12, "2NDE1");
        school.pupils(3, "2NDE2");
        school.order(school.manual(), 20, "PUPIL");
        school.assign("{\"profile\":\"PUPIL\",\"divisions\":[\"2NDE1\"]}", ALL, school.manual())
                .then()
                .statusCode(200)
                .body("resources[0].asked", equalTo(12))
                .body("resources[0].added", equalTo(12))
                .body("resources[0].counters.assigned", equalTo(12))
                .body("resources[0].counters.available", equalTo(8));
        school.assign(PUPILS, ALL, school.manual())
                .then()
                .body("resources[0].asked", equalTo(15))
                .body("resources[0].added", equalTo(3))
                .body("resources[0].alreadyHeld", equalTo(12));
        school.assign(PUPILS, ALL, school.manual())
                .then()
                .statusCode(200)
                .body("resources[0].added", equalTo(0))
                .body("resources[0].alreadyHeld", equalTo(15))
                .body("resources[0].refused", equalTo(0));
    }

    @Test
    void all_or_nothing_gives_nothing_and_tells_the_number_missing() {
        school.pupils(12, "2NDE1");
        school.order(school.manual(), 10, "PUPIL");
        school.assign(PUPILS, ALL, school.manual())
                .then()
                .statusCode(409)
                .body("type", endsWith("no-seat-left"))
                .body("missing", equalTo(2))
                .body("resources[0].refused", equalTo(12));
        assertThat(school.held(school.manual())).isZero();
    }

    @Test
    void as_many_as_possible_goes_by_class_and_names_who_was_left_out() {
        var second = school.pupils(2, "2NDE2");
        school.pupils(3, "2NDE1");
        school.order(school.manual(), 4, "PUPIL");
        var last = second.stream().map(UUID::toString).sorted().toList().getLast();
        school.assign(PUPILS, MANY, school.manual())
                .then()
                .statusCode(200)
                .body("resources[0].added", equalTo(4))
                .body("resources[0].refused", equalTo(1))
                .body("resources[0].missing", equalTo(1))
                .body("resources[0].leftOut", contains(last));
    }

    @Test
    void one_exhausted_resource_never_stops_the_others() {
        school.pupils(5, "2NDE1");
        var other = school.anotherManual();
        var never = school.anotherManual();
        school.order(school.manual(), 3, "PUPIL");
        school.order(other, 5, "PUPIL");
        school.assign(PUPILS, ALL, school.manual(), other, never)
                .then()
                .statusCode(200)
                .body("resources.added", contains(0, 5, 0))
                .body("resources.missing", contains(2, 0, 0))
                .body("resources.refused", contains(5, 0, 5))
                .body("resources[1].refusal", nullValue());
    }

    @Test
    void several_purchases_of_one_title_are_one_pool_for_the_counters() {
        school.pupils(5, "2NDE1");
        school.order(school.manual(), 3, "PUPIL");
        school.order(school.manual(), 4, "PUPIL");
        school.assign(PUPILS, ALL, school.manual())
                .then()
                .body("resources[0].added", equalTo(5))
                .body("resources[0].counters.total", equalTo(7))
                .body("resources[0].counters.available", equalTo(2));
    }

    @Test
    void a_pupils_seat_is_never_taken_by_a_teacher() {
        school.pupils(2, "2NDE1");
        school.order(school.manual(), 10, "PUPIL");
        school.assign("{\"everybody\":true}", ALL, school.manual())
                .then()
                .statusCode(200)
                .body("resources[0].asked", equalTo(5))
                .body("resources[0].added", equalTo(2))
                .body("resources[0].refused", equalTo(3))
                .body("resources[0].outsideAudience", hasSize(3));
        school.assign("{\"profile\":\"TEACHER\"}", ALL, school.manual())
                .then()
                .statusCode(409)
                .body("type", endsWith("outside-audience"));
    }

    @Test
    void a_preview_shows_the_six_counters_and_gives_nothing() {
        var held = school.pupils(2, "2NDE1");
        school.pupils(3, "2NDE1");
        school.pupils(4, "2NDE2");
        school.order(school.manual(), 8, "PUPIL");
        school.assign(persons(held), ALL, school.manual()).then().statusCode(200);
        school.preview(PUPILS, school.manual())
                .then()
                .statusCode(200)
                .body("resources[0].counters.selected", equalTo(7))
                .body("resources[0].counters.available", equalTo(6))
                .body("resources[0].counters.remaining", equalTo(-1))
                .body("resources[0].counters.suggested", equalTo(3))
                .body("resources[0].counters.assigned", equalTo(2))
                .body("resources[0].counters.total", equalTo(8))
                .body("resources[0].missing", equalTo(1));
        assertThat(school.held(school.manual())).isEqualTo(2);
    }

    @Test
    void unlimited_seats_have_no_total_and_are_never_missing() {
        school.pupils(5, "2NDE1");
        school.order(school.manual(), null, "PUPIL");
        school.assign(PUPILS, ALL, school.manual())
                .then()
                .body("resources[0].added", equalTo(5))
                .body("resources[0].counters.total", nullValue());
    }

    @Test
    void seats_taken_back_can_be_given_again_and_leavers_are_included() {
        var pupils = school.pupils(4, "2NDE1");
        school.order(school.manual(), 4, "PUPIL");
        school.assign(PUPILS, ALL, school.manual()).then().statusCode(200);
        school.leaves(pupils.getFirst());
        school.takeBack(PUPILS, school.manual()).then().body("takenBack", equalTo(4));
        school.takeBack(PUPILS, school.manual()).then().body("takenBack", equalTo(0));
        school.assign(PUPILS, ALL, school.manual())
                .then()
                .body("resources[0].added", equalTo(3))
                .body("resources[0].counters.available", equalTo(1));
    }

    @Test
    void seats_ordered_for_later_can_be_given_before_they_begin() {
        school.pupils(2, "2NDE1");
        school.order(
                school.manual(),
                2,
                LocalDate.now().plusDays(20),
                LocalDate.now().plusDays(300),
                "PUPIL");
        school.assign(PUPILS, ALL, school.manual())
                .then()
                .statusCode(200)
                .body("resources[0].added", equalTo(2))
                .body("resources[0].counters.total", equalTo(2));
    }

    @Test
    void somebody_who_is_not_at_the_school_is_not_given_anything() {
        school.order(school.manual(), 4, "PUPIL");
        var stranger = new Lycee().pupils(1, "2NDE1");
        school.assign(persons(stranger), ALL, school.manual())
                .then()
                .statusCode(422)
                .body("type", endsWith("unknown-person"))
                .body("persons", contains(stranger.getFirst().toString()));
        var gone = school.pupils(1, "2NDE1").getFirst();
        school.leaves(gone);
        school.assign(persons(List.of(gone)), ALL, school.manual()).then().statusCode(422);
    }

    @Test
    void exceptions_are_left_out_of_the_population() {
        var pupils = school.pupils(3, "2NDE1");
        school.order(school.manual(), 3, "PUPIL");
        school.assign(
                        "{\"profile\":\"PUPIL\",\"except\":[\"%s\"]}".formatted(pupils.getFirst()),
                        ALL,
                        school.manual())
                .then()
                .body("resources[0].added", equalTo(2));
    }

    @Test
    void only_an_assignment_officer_or_the_head_gives_seats() {
        school.pupils(1, "2NDE1");
        school.order(school.manual(), 3, "PUPIL");
        for (String token :
                new String[] {
                    school.token("ELV-0"),
                    school.manager(),
                    Tokens.distributor("1"),
                    Tokens.entPortal(school.idEnt),
                    Tokens.stranger()
                }) {
            school.assignAs(token, PUPILS, ALL, school.manual()).then().statusCode(403);
            get(token, "/api/v1/assignments", Map.of("school", school.uai)).then().statusCode(403);
        }
        school.assignAs(new Lycee().officer(), PUPILS, ALL, school.manual())
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-school"));
        get(new Lycee().head(), "/api/v1/assignments", Map.of("school", school.uai))
                .then()
                .statusCode(404);
        school.assignAs(school.head(), PUPILS, ALL, school.manual()).then().statusCode(200);
    }

    @Test
    void an_officer_who_left_gives_no_seats_any_more() {
        school.pupils(1, "2NDE1");
        school.order(school.manual(), 3, "PUPIL");
        var officer = school.person("FORMER", "TEACHER", "", "ASSIGNMENT_OFFICER");
        school.leaves(officer);
        school.assignAs(school.token("FORMER"), PUPILS, ALL, school.manual())
                .then()
                .statusCode(403);
    }

    @Test
    void what_is_missing_in_a_batch_is_said() {
        var path = "/api/v1/assignments/batches";
        var whole =
                "{\"school\":\"%s\",\"resources\":[\"r\"],\"population\":{\"profile\":\"PUPIL\"},\"mode\":\"%s\"}";
        post(school.officer(), path, "").then().statusCode(400);
        post(school.officer(), path, "{}").then().statusCode(400);
        post(school.officer(), path, whole.formatted(school.uai, "SOMEHOW")).then().statusCode(400);
        post(
                        school.officer(),
                        path,
                        whole.formatted(school.uai, ALL)
                                .replace("{\"profile\":\"PUPIL\"}", "{\"persons\":[]}"))
                .then()
                .statusCode(400)
                .body("type", endsWith("population-missing"));
        post(school.officer(), path, whole.formatted("0000001A", ALL)).then().statusCode(400);
        for (String odd : List.of("[null]", "[]", "null", "[\"\\u0000\"]", "[7, {}]", "{}")) {
            post(school.officer(), path, whole.formatted(school.uai, ALL).replace("[\"r\"]", odd))
                    .then()
                    .statusCode(400);
        }
        for (String odd : List.of("[null]", "[\"no-uuid\"]", "\"x\"")) {
            post(
                            school.officer(),
                            path,
                            whole.formatted(school.uai, ALL)
                                    .replace("\"profile\":\"PUPIL\"", "\"persons\":" + odd))
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void an_idempotency_key_makes_one_batch_of_two() {
        school.pupils(2, "2NDE1");
        school.order(school.manual(), 3, "PUPIL");
        var body =
                "{\"school\":\"%s\",\"resources\":[\"%s\"],\"population\":%s,\"mode\":\"%s\"}"
                        .formatted(school.uai, school.manual(), PUPILS, ALL);
        var key = UUID.randomUUID().toString();
        var answers =
                List.of(1, 2).stream()
                        .map(_ ->
                                given().auth()
                                        .oauth2(school.officer())
                                        .header("Idempotency-Key", key)
                                        .contentType(ContentType.JSON)
                                        .body(body)
                                        .post("/api/v1/assignments/batches")
                                        .asString())
                        .toList();
        assertThat(answers.getFirst()).contains("\"added\":2").isEqualTo(answers.getLast());
    }

    @Test
    void seats_are_listed_with_their_holders_page_by_page() {
        var pupils = school.pupils(3, "2NDE1");
        school.order(school.manual(), 3, "PUPIL");
        school.assign(PUPILS, ALL, school.manual());
        var first =
                get(
                        school.officer(),
                        "/api/v1/assignments",
                        Map.of("school", school.uai, "limit", 2));
        first.then().body("items", hasSize(2));
        get(
                        school.officer(),
                        "/api/v1/assignments",
                        Map.of("school", school.uai, "cursor", first.path("cursor")))
                .then()
                .body("items", hasSize(1))
                .body("cursor", nullValue());
        get(
                        school.officer(),
                        "/api/v1/assignments",
                        Map.of("school", school.uai, "person", pupils.getFirst()))
                .then()
                .body("items.person", contains(pupils.getFirst().toString()));
        get(
                        school.officer(),
                        "/api/v1/assignments",
                        Map.of("school", school.uai, "resource", "ark:/99999/other"))
                .then()
                .body("items", empty());
    }
}
