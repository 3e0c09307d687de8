package fr.rentree.licence.fulfilment;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.licence.Bookshop;
import fr.rentree.licence.Events;
import fr.rentree.licence.Ledger;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far orders have come, and what is given up of them: nobody loses a seat by it.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class FulfilmentTest {

    private final Lycee school = new Lycee();
    private final Bookshop shop = new Bookshop(school);

    @AfterEach
    void counters_agree_with_a_fresh_count_and_with_the_journal() {
        Ledger.assertSound(school.uai);
    }

    @ParameterizedTest(name = "état {0}: {1}")
    @CsvSource({
        "0, IN_PROGRESS",
        "1, IN_PROGRESS",
        "2, IN_PROGRESS",
        "6, REJECTED",
        "10, SENT",
        "15, CANCELLED",
        "20, CANCELLED",
        "58, DONE",
        "70, DONE",
        "71, DONE",
        "72, DONE",
        "1000, REJECTED"
    })
    void a_booksellers_state_moves_the_order(int reported, String state) {
        var order = order("O", 20);
        report(state("O-1", reported)).then().statusCode(200).body("changed", equalTo(1));
        show(order)
                .then()
                .body("order.state", equalTo(state))
                .body("lines[0].state", equalTo(state))
                .body("lines[0].reported", equalTo(reported));
    }

    @Test
    void of_several_lines_about_one_order_line_the_last_stands_and_repeating_changes_nothing() {
        var order = order("O", 20);
        var file = state("O-1", 20) + "\r" + state("O-1", 0) + "\r" + state("O-1", 70) + "\r";
        report(file).then().body("lines", equalTo(3)).body("changed", equalTo(1));
        show(order).then().body("order.state", equalTo("DONE"));
        report(file).then().body("changed", equalTo(0)).body("unchanged", equalTo(1));
    }

    @Test
    void a_cancellation_waits_as_long_as_people_hold_the_seats() {
        var order = order("O", 20);
        var pupils = school.pupils(2, "2NDE1");
        assign(pupils);
        report(state("O-1", 20))
                .then()
                .statusCode(200)
                .body("changed", equalTo(0))
                .body("held.name", contains("O-1"))
                .body("held.assigned", contains(2));
        show(order).then().body("order.state", equalTo("WAITING"));
        assertThat(school.held(school.manual())).isEqualTo(2);
        school.takeBack(Lycee.persons(pupils), school.manual());
        report(state("O-1", 20)).then().body("changed", equalTo(1)).body("held", empty());
        show(order)
                .then()
                .body("order.state", equalTo("CANCELLED"))
                .body("lines[0].seats", equalTo(0));
        school.assign(Lycee.persons(pupils), "ALL_OR_NOTHING", school.manual())
                .then()
                .statusCode(409);
    }

    @Test
    void a_line_that_is_over_does_not_come_back() {
        var order = order("O", 20);
        report(state("O-1", 20)).then().body("changed", equalTo(1));
        report(state("O-1", 70)).then().body("changed", equalTo(0)).body("unchanged", equalTo(1));
        show(order).then().body("order.state", equalTo("CANCELLED"));
    }

    @Test
    void lines_about_nobodys_order_or_somebody_elses_are_named_and_change_nothing() {
        var order = order("O", 20);
        reportAs(Bookshop.anotherToken(), state("O-1", 70))
                .then()
                .statusCode(200)
                .body("changed", equalTo(0))
                .body("unknown.name", contains("O-1"));
        report(state("O-1", 70) + "\r" + state("X", 70) + "\r")
                .then()
                .body("changed", equalTo(1))
                .body("unknown.line", contains(2));
        show(order).then().body("order.state", equalTo("DONE"));
    }

    @Test
    void a_state_file_with_bad_lines_names_all_of_them_and_changes_nothing() {
        var order = order("O", 20);
        report(
                        state("O-1", 70)
                                + "\r"
                                + state("O-1", 5)
                                + "\r"
                                + "un|deux\r"
                                + state("O-1", 70).replace(school.uai, "0000001A")
                                + "\r")
                .then()
                .statusCode(422)
                .body("badLineCount", equalTo(3))
                .body("badLines.line", contains(2, 3, 4))
                .body("badLines.rule", contains("unknown-state", "columns", "uai-malformed"));
        show(order).then().body("order.state", equalTo("WAITING"));
    }

    @Test
    void seats_that_nobody_holds_can_be_given_up_and_free_licences_go_with_them() {
        var order = order("O", 120);
        leave(order, 1, 60).then().statusCode(200).body("seats.1", equalTo(60));
        show(order).then().body("lines.seats", contains(60, 2));
        leave(order, 1, 29).then().statusCode(200);
        show(order)
                .then()
                .body("lines.seats", contains(29, 0))
                .body("lines.state", contains("WAITING", "CANCELLED"))
                .body("order.withoutTaxCents", equalTo(29 * 1250));
        get(school.officer(), "/api/v1/subscriptions", Map.of("school", school.uai))
                .then()
                .body("items[0].counters.total", equalTo(29));
        leave(order, 1, 30).then().statusCode(422).body("type", endsWith("not-a-reduction"));
        leave(order, 2, 0).then().statusCode(409).body("type", endsWith("line-over"));
        assertThat(
                        Database.queryStrings(
                                """
                                select line || ': ' || seats_before || ' to ' || seats_after
                                  from order_change where school = ? order by number
                                """,
                                school.uai))
                .containsExactlyInAnyOrder("1: 120 to 60", "2: 4 to 2", "1: 60 to 29", "2: 2 to 0");
        for (String told :
                Events.await("licence.subscriptions", school.uai, "subscription-reduced", 4)) {
            Contracts.assertValid("licence/subscription-reduced.v1", told);
        }
    }

    @Test
    void below_what_is_assigned_nothing_is_given_up_and_who_would_lose_access_is_told() {
        var order = order("O", 120);
        var pupils = school.pupils(3, "2NDE1");
        assign(pupils);
        leaveAs(school.manager(), order, 1, 2)
                .then()
                .statusCode(409)
                .body("type", endsWith("seats-assigned"))
                .body("detail", containsString("1 people hold a seat"))
                .body("lines[0].assigned", equalTo(3))
                .body("lines[0].wouldLoseAccess", hasSize(1));
        leave(order, 1, 2)
                .then()
                .statusCode(409)
                .body("lines[0].assigned", equalTo(3))
                .body("lines[0].wouldLoseAccess", nullValue());
        cancel(school.manager(), order)
                .then()
                .statusCode(409)
                .body("lines[0].wouldLoseAccess", hasSize(3));
        show(order).then().body("lines.seats", contains(120, 4));
        leave(order, 1, 3).then().statusCode(200);
    }

    @Test
    void an_order_that_nobody_uses_is_cancelled_whole() {
        var order = order("O", 120);
        cancel(shop.token(), order)
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("seats.1", equalTo(0))
                .body("seats.2", equalTo(0));
        get(school.officer(), "/api/v1/orders", Map.of("school", school.uai, "state", "CANCELLED"))
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void only_buyer_and_bookseller_change_an_order() {
        var order = order("O", 120);
        leaveAs(new Lycee().manager(), order, 1, 0).then().statusCode(404);
        leaveAs(Bookshop.anotherToken(), order, 1, 0).then().statusCode(404);
        leaveAs(school.officer(), order, 1, 0).then().statusCode(403);
        reportAs(school.manager(), state("O-1", 70)).then().statusCode(403);
        leaveAs(school.head(), order, 1, 100).then().statusCode(200);
        leave(order, 1, -1).then().statusCode(400);
        show(order).then().body("lines[0].seats", equalTo(100));
    }

    @RepeatedTest(3)
    void seats_given_while_an_order_is_reduced_end_as_if_one_came_first() throws Exception {
        var order = order("O", 20);
        var pupils = school.pupils(20, "2NDE1");
        var acts = new ArrayList<Callable<Response>>();
        for (UUID pupil : pupils) {
            acts.add(() ->
                    school.assign(
                            Lycee.persons(List.of(pupil)), "ALL_OR_NOTHING", school.manual()));
        }
        for (int seats = 19; seats > 5; seats -= 3) {
            int left = seats;
            acts.add(() -> leave(order, 1, left));
        }
        acts.add(() -> report(state("O-1", 20)));
        Collections.shuffle(acts);
        try (var people = Executors.newFixedThreadPool(8)) {
            for (var answer : people.invokeAll(acts)) {
                assertThat(answer.get().statusCode()).isIn(200, 409, 422);
            }
        }
        assertThat(
                        Database.queryLong(
                                """
                                select count(*) from seat_pool p
                                  join subscription s on s.id = p.subscription
                                  join order_line l on l.order_id = s.order_id and l.line = s.line
                                 where l.school = ?
                                   and (p.capacity <> l.seats or s.seats <> l.seats
                                        or p.assigned > l.seats)
                                """,
                                school.uai))
                .isZero();
    }

    /// An order of one line `<reference>-1`, and the free ones that it earns.
    private String order(String reference, int seats) {
        return post(
                        shop.token(),
                        "/api/v1/orders",
                        """
                        {"reference":"%s","school":"%s","lines":[{"name":"%s-1","offer":"%s",
                         "seats":%d,"audience":["PUPIL"],"firstDay":"2026-09-01","lastDay":"%s",
                         "renewable":false}]}
                        """
                                .formatted(
                                        reference,
                                        school.uai,
                                        reference,
                                        shop.offer,
                                        seats,
                                        Lycee.lastDay()))
                .then()
                .statusCode(201)
                .extract()
                .path("order");
    }

    private void assign(List<UUID> people) {
        school.assign(Lycee.persons(people), "ALL_OR_NOTHING", school.manual())
                .then()
                .statusCode(200);
    }

    private Response show(String order) {
        return get(shop.token(), "/api/v1/orders/" + order, Map.of());
    }

    private Response leave(String order, int line, int seats) {
        return leaveAs(shop.token(), order, line, seats);
    }

    private static Response leaveAs(String token, String order, int line, int seats) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"seats\":" + seats + "}")
                .put("/api/v1/orders/" + order + "/lines/" + line);
    }

    private static Response cancel(String token, String order) {
        return post(token, "/api/v1/orders/" + order + "/cancellations", "");
    }

    private Response report(String file) {
        return reportAs(shop.token(), file);
    }

    private static Response reportAs(String token, String file) {
        return given().auth()
                .oauth2(token)
                .contentType("text/plain; charset=UTF-8")
                .accept(ContentType.JSON)
                .body(file)
                .post("/api/v1/orders/states");
    }

    private String state(String name, int reported) {
        return String.join(
                "|",
                "Manuel",
                "EDITEUR-01",
                "DISTRIBUTEUR-01",
                "Numerique",
                shop.ean,
                "20",
                "12,50",
                "12,00",
                "0,50",
                "13,26",
                "0",
                school.uai,
                "LYCEE FICTIF",
                "1 rue de l'Exemple",
                "Non",
                "numerique",
                "uuid",
                "2026-06-01",
                "2026-06-20",
                "REF",
                "BL-1",
                String.valueOf(reported),
                name);
    }
}
