package fr.rentree.licence.orders;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.licence.Bookshop;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Orders of a bookseller's offers: prices in cents, and licences that come free.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class PricedOrderTest {

    private final Lycee school = new Lycee();
    private final Bookshop shop = new Bookshop(school);

    @Test
    void seats_bought_of_an_offer_earn_teachers_licences_as_lines_of_their_own() {
        var order = place("P-1", line("L1", 70), line("L2", 50)).<String>path("order");
        get(shop.token(), "/api/v1/orders/" + order, Map.of())
                .then()
                .statusCode(200)
                .body("order.withoutTaxCents", equalTo(120 * 1250))
                .body("order.withTaxCents", equalTo(120 * 1326))
                .body("order.state", equalTo("WAITING"))
                .body("lines.name", contains("L1", "L2", "FL1_1"))
                .body("lines.free", contains(false, false, true))
                .body("lines.seats", contains(70, 50, 4))
                .body("lines.unitWithTaxCents", contains(1326, 1326, 0))
                .body("lines[2].resource", equalTo(shop.teachersManual));
        assertThat(
                        Database.queryString(
                                "select audience::text || ' ' || seats from subscription"
                                        + " where school = ? and resource = ?",
                                school.uai,
                                shop.teachersManual))
                .isEqualTo("{TEACHER} 4");
    }

    @Test
    void of_several_steps_the_highest_that_the_whole_order_reaches_counts() {
        shop.gives("{10,30,100}", "{1,4,9}");
        quote(line("L1", 60), line("L2", 39))
                .then()
                .statusCode(200)
                .body("lines[2].seats", equalTo(4));
        quote(line("L1", 60), line("L2", 40)).then().body("lines[2].seats", equalTo(9));
        quote(line("L1", 9)).then().body("lines", hasSize(1));
        assertThat(orders()).isZero();
    }

    @Test
    void a_price_that_was_agreed_stands_instead_of_the_offers() {
        quote(
                        line("L1", 10)
                                .replace(
                                        "}",
                                        ",\"price\":{\"reducedCents\":1000,\"standardCents\":0}}"))
                .then()
                .body("withoutTaxCents", equalTo(10_000))
                .body("withTaxCents", equalTo(10_550));
        quote(line("L1", 10).replace("}", ",\"price\":{\"reducedCents\":-1,\"standardCents\":0}}"))
                .then()
                .statusCode(422)
                .body("refusals.rule", contains("price-out-of-range"));
    }

    @Test
    void what_the_offer_or_the_catalogue_does_not_allow_is_refused_by_name() {
        quote(line("L1", 4))
                .then()
                .statusCode(422)
                .body("refusals.rule", contains("below-minimum"))
                .body("refusals.value", contains("4"));
        Database.execute("update offer set withdrawn_at = now() where seller = ?", shop.id);
        quote(line("L1", 5)).then().statusCode(422).body("refusals.rule", hasItem("not-orderable"));
        Database.execute("update offer set withdrawn_at = null where seller = ?", shop.id);
        Database.execute("update resource set withdrawn_at = now() where id = ?", school.manual());
        quote(line("L1", 5)).then().statusCode(422).body("refusals.rule", hasItem("not-orderable"));
    }

    @Test
    void an_order_sent_again_is_the_same_whatever_the_catalogue_says_today() {
        var first = place("P-2", line("L1", 30));
        first.then().statusCode(201);
        Database.execute("update resource set withdrawn_at = now() where id = ?", school.manual());
        shop.gives("{10}", "{1}");
        var second = place("P-2", line("L1", 30));
        second.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void a_line_of_one_order_is_not_ordered_again_in_another() {
        place("P-3", line("L1", 30)).then().statusCode(201);
        place("P-4", line("L1", 30))
                .then()
                .statusCode(422)
                .body("refusals.rule", contains("name-used"));
        place("P-5", line("L2", 30), line("L2", 31))
                .then()
                .statusCode(422)
                .body("refusals.rule", contains("name-twice"));
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void a_manager_orders_from_a_bookseller_and_both_see_the_order_and_nobody_else_does() {
        var order =
                post(school.manager(), "/api/v1/orders", body("M-1", line("L1", 30)))
                        .then()
                        .statusCode(201)
                        .body("seller", equalTo(shop.id))
                        .extract()
                        .<String>path("order");
        var path = "/api/v1/orders/" + order;
        get(shop.token(), path, Map.of()).then().statusCode(200);
        get(school.officer(), path, Map.of()).then().statusCode(200);
        get(Bookshop.anotherToken(), path, Map.of()).then().statusCode(404);
        get(new Lycee().head(), path, Map.of()).then().statusCode(404);
        get(shop.token(), "/api/v1/orders", Map.of("school", school.uai))
                .then()
                .body("items.order", contains(order));
        get(Bookshop.anotherToken(), "/api/v1/orders", Map.of("school", school.uai))
                .then()
                .body("items", empty());
        school.pupils(1, "2NDE1");
        get(school.token("ELV-0"), path, Map.of()).then().statusCode(403);
    }

    @Test
    void orders_are_found_by_state_reference_and_day() {
        place("P-6", line("L1", 30)).then().statusCode(201);
        place("P-7", line("L2", 30)).then().statusCode(201);
        list(Map.of("reference", "P-7")).then().body("items.reference", contains("P-7"));
        list(Map.of("state", "WAITING")).then().body("items", hasSize(2));
        list(Map.of("state", "DONE")).then().body("items", empty());
        list(Map.of("since", "2100-01-01")).then().body("items", empty());
        var first = list(Map.of("limit", 1));
        first.then().body("items.reference", contains("P-6"));
        list(Map.of("limit", 1, "cursor", first.<String>path("cursor")))
                .then()
                .body("items.reference", contains("P-7"))
                .body("cursor", nullValue());
    }

    private Response list(Map<String, ?> query) {
        return get(shop.token(), "/api/v1/orders", query);
    }

    private Response place(String reference, String... lines) {
        return post(shop.token(), "/api/v1/orders", body(reference, lines));
    }

    private Response quote(String... lines) {
        return post(shop.token(), "/api/v1/orders/quotations", body("Q", lines));
    }

    private String body(String reference, String... lines) {
        return "{\"reference\":\"%s\",\"school\":\"%s\",\"seller\":\"%s\",\"lines\":[%s]}"
                .formatted(reference, school.uai, shop.id, String.join(",", lines));
    }

    private String line(String name, int seats) {
        return """
        {"name":"%s","offer":"%s","seats":%d,"audience":["PUPIL"],"firstDay":"2026-09-01",
         "lastDay":"%s","renewable":false}\
        """
                .formatted(name, shop.offer, seats, Lycee.lastDay());
    }

    private long orders() {
        return Database.queryLong("select count(*) from school_order where school = ?", school.uai);
    }
}
