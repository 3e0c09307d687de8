package fr.rentree.licence.acts;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.persons;
import static fr.rentree.licence.Lycee.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.licence.Events;
import fr.rentree.licence.Ledger;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ActTest {

    private static final String PUPILS = "{\"profile\":\"PUPIL\"}";
    private static final String ALL = "ALL_OR_NOTHING";
    private static final String MANY = "AS_MANY_AS_POSSIBLE";
    private static final String ASSIGNMENTS = "/api/v1/assignments";

    private final Lycee school = new Lycee();

    @AfterEach
    void counters_agree_with_a_fresh_count_and_with_the_journal() {
        Ledger.assertSound(school.uai);
    }

    @Test
    void a_kept_selection_is_paged_through_and_given_by_its_name() {
        var pupils = school.pupils(4, "2NDE1");
        school.order(school.manual(), 3, "PUPIL");
        school.assign(persons(pupils.subList(0, 1)), ALL, school.manual());
        String selection =
                post(
                                school.officer(),
                                ASSIGNMENTS + "/selections",
                                "{\"school\":\"%s\",\"population\":%s}"
                                        .formatted(school.uai, PUPILS))
                        .then()
                        .statusCode(201)
                        .body("people", equalTo(4))
                        .extract()
                        .path("selection");
        var query = Map.of("resource", school.manual(), "limit", 3);
        var first = get(school.officer(), people(selection), query);
        first.then().statusCode(200).body("items", hasSize(3));
        var all = get(school.officer(), people(selection), Map.of("resource", school.manual()));
        assertThat(all.<List<String>>path("items.state"))
                .containsExactlyInAnyOrder("ALREADY_HELD", "SELECTED", "SELECTED", "NO_SEAT");
        post(
                        school.officer(),
                        ASSIGNMENTS + "/batches",
                        "{\"school\":\"%s\",\"resources\":[\"%s\"],\"selection\":\"%s\",\"mode\":\"%s\"}"
                                .formatted(school.uai, school.manual(), selection, MANY))
                .then()
                .statusCode(200)
                .body("resources[0].added", equalTo(2))
                .body("resources[0].publics[0].profile", equalTo("PUPIL"))
                .body("resources[0].publics[0].counters.available", equalTo(0));
        get(new Lycee().officer(), people(selection), query).then().statusCode(404);
    }

    @Test
    void a_batch_says_page_by_page_what_it_meant_for_each_person() {
        school.pupils(3, "2NDE1");
        school.order(school.manual(), 2, "PUPIL");
        String batch = school.assign("{\"everybody\":true}", MANY, school.manual()).path("batch");
        var people = ASSIGNMENTS + "/batches/" + batch + "/people";
        var all = get(school.officer(), people, Map.of());
        assertThat(all.<List<String>>path("items.outcome"))
                .containsExactlyInAnyOrder(
                        "GIVEN",
                        "GIVEN",
                        "NO_SEAT",
                        "OUTSIDE_AUDIENCE",
                        "OUTSIDE_AUDIENCE",
                        "OUTSIDE_AUDIENCE");
        get(school.officer(), people, Map.of("outcome", "NO_SEAT"))
                .then()
                .body("items", hasSize(1))
                .body("items.resource", contains(school.manual()));
        get(new Lycee().officer(), people, Map.of()).then().statusCode(404);
    }

    @Test
    void a_batch_given_later_tells_its_progress_and_ends_as_one_given_at_once() {
        school.pupils(5, "2NDE1");
        var other = school.anotherManual();
        school.order(school.manual(), 5, "PUPIL");
        school.order(other, 2, "PUPIL");
        var accepted =
                post(
                        school.officer(),
                        ASSIGNMENTS + "/batches?later=true",
                        "{\"school\":\"%s\",\"resources\":[\"%s\",\"%s\"],\"population\":%s,\"mode\":\"%s\"}"
                                .formatted(school.uai, school.manual(), other, PUPILS, ALL));
        accepted.then().statusCode(202).body("act.resources", equalTo(2));
        var progress = awaitDone(accepted);
        progress.then()
                .body("act.changed", equalTo(5))
                .body("resources.added", contains(5, 0))
                .body("resources.missing", contains(0, 3));
        assertThat(school.held(school.manual())).isEqualTo(5);
    }

    @Test
    void seats_of_several_resources_come_back_in_one_act() {
        school.pupils(3, "2NDE1");
        var other = school.anotherManual();
        school.order(school.manual(), 3, "PUPIL");
        school.order(other, 3, "PUPIL");
        school.assign(PUPILS, ALL, school.manual(), other);
        post(
                        school.officer(),
                        ASSIGNMENTS + "/retrievals",
                        "{\"school\":\"%s\",\"resources\":[\"%s\",\"%s\"],\"population\":%s}"
                                .formatted(school.uai, school.manual(), other, PUPILS))
                .then()
                .statusCode(200)
                .body("takenBack", equalTo(6))
                .body("resources.takenBack", contains(3, 3));
    }

    @Test
    void a_wrong_batch_is_undone_once_and_only_by_whoever_gave_it() {
        school.pupils(3, "2NDE1");
        school.order(school.manual(), 3, "PUPIL");
        String batch = school.assign(PUPILS, ALL, school.manual()).path("batch");
        lastAct()
                .then()
                .statusCode(200)
                .body("act.act", equalTo(batch))
                .body("seats", equalTo(3))
                .body("obstacles", empty());
        undo(school.head(), batch)
                .then()
                .statusCode(409)
                .body("type", endsWith("not-your-last-act"));
        undo(school.officer(), batch).then().statusCode(200);
        assertThat(school.held(school.manual())).isZero();
        undo(school.officer(), batch).then().statusCode(409);
        lastAct().then().statusCode(404);
    }

    @Test
    void an_undone_retrieval_restores_the_same_seats() {
        school.pupils(2, "2NDE1");
        school.order(school.manual(), 2, "PUPIL");
        school.assign(PUPILS, ALL, school.manual());
        var seats = seats();
        String act = school.takeBack(PUPILS, school.manual()).path("batch");
        undo(school.officer(), act).then().statusCode(200).body("seats", equalTo(2));
        assertThat(seats()).isEqualTo(seats).hasSize(2);
        assertThat(Events.await("licence.assignments", school.uai, "seat-assigned", 4)).hasSize(4);
    }

    @Test
    void an_act_is_not_undone_when_its_seats_are_not_as_it_left_them() {
        var pupils = school.pupils(2, "2NDE1");
        school.order(school.manual(), 2, "PUPIL");
        String batch = school.assign(PUPILS, ALL, school.manual()).path("batch");
        post(
                school.head(),
                ASSIGNMENTS + "/retrievals",
                "{\"school\":\"%s\",\"resource\":\"%s\",\"population\":%s}"
                        .formatted(school.uai, school.manual(), persons(pupils.subList(0, 1))));
        lastAct().then().body("obstacles", hasItem(endsWith("mend these one by one.")));
        undo(school.officer(), batch).then().statusCode(409).body("type", endsWith("cannot-undo"));
        assertThat(school.held(school.manual())).isEqualTo(1);
    }

    @Test
    void a_retrieval_is_not_undone_once_the_seats_are_given_to_others() {
        var pupils = school.pupils(2, "2NDE1");
        school.order(school.manual(), 1, "PUPIL");
        school.assign(persons(pupils.subList(0, 1)), ALL, school.manual());
        String act = school.takeBack(PUPILS, school.manual()).path("batch");
        school.assignAs(school.head(), persons(pupils.subList(1, 2)), ALL, school.manual());
        undo(school.officer(), act)
                .then()
                .statusCode(409)
                .body("obstacles", everyItem(endsWith("given to others since.")));
    }

    private Response awaitDone(Response accepted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> get(school.officer(), accepted.header("Location"), Map.of()),
                        progress -> "DONE".equals(progress.path("act.state")));
    }

    private Response lastAct() {
        return get(school.officer(), ASSIGNMENTS + "/undo", Map.of("school", school.uai));
    }

    private Response undo(String token, String act) {
        return post(
                token,
                ASSIGNMENTS + "/undo",
                "{\"school\":\"%s\",\"act\":\"%s\"}".formatted(school.uai, act));
    }

    private List<UUID> seats() {
        return Database.queryStrings(
                        "select id::text from assignment where school = ? and taken_back is null"
                                + " order by id",
                        school.uai)
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    private static String people(String selection) {
        return ASSIGNMENTS + "/selections/" + selection + "/people";
    }
}
