package fr.rentree.licence.orders;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class OrderTest {

    private static final String BOOKSELLER = "234567890_0000000000000000";
    private static final LocalDate FIRST = LocalDate.now().minusDays(10);
    private static final LocalDate LAST = Lycee.lastDay();

    private final Lycee school = new Lycee();

    @Test
    void an_order_is_visible_at_once_as_a_subscription_with_its_seats() {
        var subscription = school.order(school.manual(), 30, "PUPIL");
        get(school.officer(), "/api/v1/subscriptions/" + subscription, Map.of())
                .then()
                .statusCode(200)
                .body("resource", equalTo(school.manual()))
                .body("school", equalTo(school.uai))
                .body("counters.total", equalTo(30))
                .body("counters.assigned", equalTo(0))
                .body("counters.available", equalTo(30));
        get(school.officer(), "/api/v1/subscriptions", Map.of("school", school.uai))
                .then()
                .body("items.subscription", contains(subscription.toString()));
        get(school.officer(), "/api/v1/orders", Map.of("school", school.uai))
                .then()
                .body("items[0].subscriptions.subscription", contains(subscription.toString()));
    }

    @Test
    void seats_without_a_number_are_unlimited() {
        var subscription = school.order(school.manual(), null, "PUPIL", "TEACHER");
        get(school.head(), "/api/v1/subscriptions/" + subscription, Map.of())
                .then()
                .body("unlimited", equalTo(true))
                .body("counters.total", nullValue())
                .body("counters.available", nullValue());
    }

    @Test
    void an_order_sent_again_has_one_effect_and_the_same_answer() {
        var first = bookseller("R-1", 30);
        first.then().statusCode(201);
        var second = bookseller("R-1", 30);
        second.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(subscriptions()).isEqualTo(1);
    }

    @Test
    void a_reference_used_for_something_else_is_refused() {
        bookseller("R-2", 30).then().statusCode(201);
        bookseller("R-2", 31).then().statusCode(409).body("type", endsWith("order-reference-used"));
        assertThat(subscriptions()).isEqualTo(1);
    }

    @Test
    void an_order_sent_twice_by_many_clients_at_once_is_one_order() throws Exception {
        Callable<Response> send = () -> bookseller("R-3", 30);
        try (var clients = Executors.newFixedThreadPool(8)) {
            var answers = clients.invokeAll(Stream.generate(() -> send).limit(16).toList());
            int created = 0;
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isIn(200, 201);
                created += answer.get().statusCode() == 201 ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        }
        assertThat(subscriptions()).isEqualTo(1);
    }

    @Test
    void every_fault_of_an_order_is_named_by_line() {
        post(
                        school.manager(),
                        "/api/v1/orders",
                        """
                        {"reference":"R-4","school":"%s","lines":[
                         {"resource":"%s","seats":0,"audience":["PUPIL"],"firstDay":"2026-09-01",
                          "lastDay":"2026-08-01","renewable":true},
                         {"resource":"%s","seats":1,"audience":["ELEVE"],"firstDay":"2026-09-01",
                          "lastDay":"2046-08-01","renewable":true},
                         {"resource":"%s","seats":1,"audience":[],"renewable":false},
                         {"resource":"%s","seats":1,"audience":["PUPIL"],"firstDay":"2019-09-01",
                          "lastDay":"2020-08-15","renewable":false}]}
                        """
                                .formatted(
                                        school.uai,
                                        school.manual(),
                                        school.manual(),
                                        school.manual(),
                                        school.manual()))
                .then()
                .statusCode(422)
                .body(
                        "refusals.rule",
                        contains(
                                "seats-out-of-range",
                                "ends-before-it-begins",
                                "unknown-profile",
                                "too-long",
                                "audience-missing",
                                "days-missing",
                                "has-ended"));
        assertThat(subscriptions()).isZero();
    }

    @Test
    void a_resource_that_the_catalogue_lacks_is_refused() {
        school.place(school.manager(), "R-5", "ark:/99999/nothing", 3, FIRST, LAST, "PUPIL")
                .then()
                .statusCode(422)
                .body("refusals.rule", hasItem("unknown-resource"));
    }

    @Test
    void what_is_missing_or_malformed_is_said() {
        post(school.manager(), "/api/v1/orders", "{}").then().statusCode(400);
        post(school.manager(), "/api/v1/orders", "").then().statusCode(400);
        post(school.manager(), "/api/v1/orders", "{\"school\":\"0000001A\"}")
                .then()
                .statusCode(400);
        post(school.manager(), "/api/v1/orders", "{\"school\":\"%s\"}".formatted(school.uai))
                .then()
                .statusCode(400);
        post(
                        school.manager(),
                        "/api/v1/orders",
                        "{\"school\":\"%s\",\"reference\":\"a\\u0000\",\"lines\":[null]}"
                                .formatted(school.uai))
                .then()
                .statusCode(400);
    }

    @Test
    void only_those_who_buy_may_order() {
        school.pupils(1, "2NDE1");
        for (String token :
                new String[] {school.token("ELV-0"), school.officer(), Tokens.supplier()}) {
            place(token, "R-6").then().statusCode(403);
        }
        place(new Lycee().manager(), "R-6").then().statusCode(404);
        place(school.head(), "R-6").then().statusCode(201);
        assertThat(subscriptions()).isEqualTo(1);
    }

    @Test
    void a_distributor_sees_only_what_it_sold_itself() {
        var own = bookseller("R-7", 5).<String>path("subscriptions[0].subscription");
        var others = school.order(school.manual(), 7, "PUPIL");
        var token = Tokens.distributor(BOOKSELLER);
        get(token, "/api/v1/subscriptions", Map.of("school", school.uai))
                .then()
                .body("items.subscription", contains(own));
        get(token, "/api/v1/orders", Map.of("school", school.uai)).then().body("items", hasSize(1));
        get(token, "/api/v1/subscriptions/" + others, Map.of()).then().statusCode(404);
        get(Tokens.distributor("9"), "/api/v1/subscriptions/" + own, Map.of())
                .then()
                .statusCode(404);
    }

    @Test
    void a_foreign_subscription_answers_like_an_unknown_one() {
        var subscription = school.order(school.manual(), 30, "PUPIL");
        var foreign = new Lycee();
        get(foreign.head(), "/api/v1/subscriptions/" + subscription, Map.of())
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-subscription"));
        get(foreign.head(), "/api/v1/subscriptions", Map.of("school", school.uai))
                .then()
                .statusCode(404);
        get(foreign.head(), "/api/v1/orders", Map.of("school", school.uai)).then().statusCode(404);
        get(foreign.head(), "/api/v1/subscriptions/nonsense", Map.of()).then().statusCode(404);
    }

    private Response bookseller(String reference, int seats) {
        return school.place(
                Tokens.distributor(BOOKSELLER),
                reference,
                school.manual(),
                seats,
                FIRST,
                LAST,
                "PUPIL");
    }

    private Response place(String token, String reference) {
        return school.place(token, reference, school.manual(), 3, FIRST, LAST, "PUPIL");
    }

    private long subscriptions() {
        return Database.queryLong("select count(*) from subscription where school = ?", school.uai);
    }
}
