package fr.rentree.licence.openings;

import static fr.rentree.licence.Lycee.persons;
import static fr.rentree.licence.Lycee.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One click, one ticket, used once; and nobody learns who came but whoever it is for.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class OpeningTest {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String PUBLISHER = "123456789_0000000000000000";
    private static final String OPENINGS = "/api/v1/mediacentre/openings";

    @Inject TicketJob job;

    private final Lycee school = new Lycee();
    private UUID pupil = new UUID(0, 0);

    @BeforeEach
    void one_pupil_holds_the_manual() {
        pupil = school.holder("PUPIL-1");
    }

    @Test
    void the_reader_app_exchanges_its_ticket_for_what_may_be_read() {
        var opening = openInApp();
        opening.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("opens", equalTo("READER_APP"))
                .body(
                        "address",
                        startsWith(
                                "http://localhost:8080/reader/?school="
                                        + school.uai
                                        + "&work=manuel-"
                                        + school.uai
                                        + "&ticket="))
                .body("address", endsWith(opening.<String>path("ticket")));
        exchange(opening.path("ticket"), VERIFIER)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("school", equalTo(school.uai))
                .body("resource", equalTo(school.manual()))
                .body("work", equalTo("manuel-" + school.uai))
                .body("edition", equalTo("2026"))
                .body("lastDay", equalTo(Lycee.lastDay().toString()))
                .body("profile", equalTo("PUPIL"))
                .body("pseudonym", matchesPattern("[0-9a-f]{128}"))
                .body("signIn.client", equalTo("reader"))
                .body("signIn.issuer", equalTo(Tokens.ISSUER))
                .body("signIn.portal", equalTo("atrium"));
    }

    @Test
    void a_publishers_server_learns_a_pseudonym_a_profile_and_a_school_and_nothing_else() {
        var opening = openAtPublisher("page-12");
        opening.then()
                .statusCode(201)
                .body("opens", equalTo("PUBLISHER"))
                .body(
                        "address",
                        equalTo(
                                "https://acces.rentree.example/domaineGar?ticket="
                                        + opening.path("ticket")
                                        + "&grain=page-12"));
        var known = validate(PUBLISHER, opening.path("ticket"));
        known.then()
                .statusCode(200)
                .body("pseudonym", matchesPattern("[0-9a-f]{128}"))
                .body("profile", equalTo("PUPIL"))
                .body("school", equalTo(school.uai))
                .body("resource", equalTo(school.manual()))
                .body("grain", equalTo("page-12"));
        assertThat(known.jsonPath().getMap(""))
                .containsOnlyKeys("pseudonym", "profile", "school", "resource", "grain");
        assertThat(known.asString())
                .doesNotContain(pupil.toString())
                .doesNotContain(school.subject("PUPIL-1"));
    }

    @Test
    void a_person_is_always_the_same_to_one_publisher_and_somebody_else_to_another() {
        var other = school.anotherManual();
        Database.execute(
                "update resource set publisher_id = '987654321_0000000000000000' where id = ?",
                other);
        school.order(other, 5, "PUPIL");
        school.assign(persons(List.of(pupil)), "ALL_OR_NOTHING", other).then().statusCode(200);
        String first = pseudonym(PUBLISHER, openAtPublisher(null));
        String again = pseudonym(PUBLISHER, openAtPublisher(null));
        String elsewhere = pseudonym("987654321_0000000000000000", open(body(other, null, null)));
        assertThat(again).isEqualTo(first);
        assertThat(elsewhere).isNotEqualTo(first);
        assertThat(exchange(openInApp().path("ticket"), VERIFIER).<String>path("pseudonym"))
                .isEqualTo(first);
    }

    @Test
    void the_technical_distributor_validates_for_the_publisher() {
        Database.execute(
                "update resource set technical_distributor = '555555555_0000000000000000' where id = ?",
                school.manual());
        validate("555555555_0000000000000000", openAtPublisher(null).path("ticket"))
                .then()
                .statusCode(200);
    }

    @Test
    void another_publisher_is_told_nothing_and_spoils_nothing() {
        String ticket = openAtPublisher(null).path("ticket");
        validate("999999999_0000000000000000", ticket)
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-ticket"));
        exchange(ticket, VERIFIER).then().statusCode(404);
        validate(PUBLISHER, ticket).then().statusCode(200);
        validate(PUBLISHER, openInApp().path("ticket")).then().statusCode(404);
    }

    @RepeatedTest(3)
    void of_many_who_come_with_one_ticket_at_once_exactly_one_is_let_in() throws Exception {
        String forApp = openInApp().path("ticket");
        String forPublisher = openAtPublisher(null).path("ticket");
        assertThat(atOnce(() -> exchange(forApp, VERIFIER))).containsOnlyOnce(200).contains(410);
        assertThat(atOnce(() -> validate(PUBLISHER, forPublisher)))
                .containsOnlyOnce(200)
                .contains(410);
    }

    @RepeatedTest(3)
    void first_openings_at_once_draw_one_pseudonym() throws Exception {
        var tickets =
                Stream.generate(() -> openAtPublisher(null).<String>path("ticket"))
                        .limit(8)
                        .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers =
                    threads.invokeAll(
                            tickets.stream()
                                    .<Callable<String>>map(ticket ->
                                            () -> validate(PUBLISHER, ticket).path("pseudonym"))
                                    .toList());
            var pseudonyms = new java.util.HashSet<String>();
            for (var answer : answers) {
                pseudonyms.add(answer.get());
            }
            assertThat(pseudonyms).hasSize(1).doesNotContainNull();
        }
    }

    @Test
    void a_ticket_that_was_used_opens_nothing_more() {
        String ticket = openInApp().path("ticket");
        exchange(ticket, VERIFIER).then().statusCode(200);
        exchange(ticket, VERIFIER)
                .then()
                .statusCode(410)
                .body("type", endsWith("ticket-used"))
                .body("detail", containsString("depuis le Médiacentre"));
    }

    @Test
    void whoever_lacks_the_verifier_gets_nothing_and_the_app_still_does() {
        String ticket = openInApp().path("ticket");
        exchange(ticket, "A".repeat(43))
                .then()
                .statusCode(403)
                .body("type", endsWith("wrong-verifier"));
        exchange(ticket, "short").then().statusCode(400);
        exchange(ticket, VERIFIER).then().statusCode(200);
    }

    @Test
    void an_expired_ticket_opens_nothing() {
        String ticket = openInApp().path("ticket");
        expireTickets();
        given().contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .body(exchangeBody(ticket, VERIFIER))
                .post(OPENINGS + "/exchanges")
                .then()
                .statusCode(410)
                .body("type", endsWith("ticket-expired"))
                .body("detail", startsWith("This opening ticket has expired."));
    }

    @Test
    void a_right_taken_back_since_opens_nothing() {
        String ticket = openInApp().path("ticket");
        school.takeBack(persons(List.of(pupil)), school.manual());
        exchange(ticket, VERIFIER).then().statusCode(403).body("type", endsWith("right-gone"));
        school.assign(persons(List.of(pupil)), "ALL_OR_NOTHING", school.manual());
        Database.execute("update person set status = 'SUSPENDED' where person = ?", pupil);
        exchange(ticket, VERIFIER).then().statusCode(403).body("type", endsWith("right-gone"));
    }

    @ParameterizedTest(name = "held from {0} to {1} days from now: {2}")
    @CsvSource({"-90, -1, right-ended", "5, 90, right-not-begun"})
    void a_right_that_is_not_of_today_is_refused_in_words(int from, int to, String type) {
        Database.execute(
                """
                update assignment set held_from = current_date + ?::int, last_day = current_date + ?::int
                 where school = ?
                """,
                from,
                to,
                school.uai);
        openInApp().then().statusCode(403).body("type", endsWith(type));
    }

    @Test
    void only_who_holds_it_may_open_it() {
        school.person("PUPIL-2", "PUPIL", "2NDE1");
        post(school.token("PUPIL-2"), OPENINGS, body(school.manual(), CHALLENGE, null))
                .then()
                .statusCode(403)
                .body("type", endsWith("resource-not-held"))
                .body("detail", containsString("responsable d'affectation"));
        Database.execute("update assignment set locked_at = now() where school = ?", school.uai);
        openInApp().then().statusCode(403).body("type", endsWith("resource-not-held"));
        post(new Lycee().officer(), OPENINGS, body(school.manual(), CHALLENGE, null))
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-school"));
        for (String token :
                List.of(Tokens.operator(), Tokens.publisher(PUBLISHER), Tokens.stranger())) {
            post(token, OPENINGS, body(school.manual(), CHALLENGE, null)).then().statusCode(403);
        }
        given().contentType(ContentType.JSON)
                .body(body(school.manual(), CHALLENGE, null))
                .post(OPENINGS)
                .then()
                .statusCode(401);
    }

    @Test
    void only_a_publisher_validates() {
        String ticket = openAtPublisher(null).path("ticket");
        for (String token :
                List.of(
                        school.token("PUPIL-1"),
                        Tokens.distributor(PUBLISHER),
                        Tokens.operator())) {
            post(token, OPENINGS + "/validations", ticketBody(ticket)).then().statusCode(403);
        }
        post(
                        Tokens.client("publisher-0", "publisher", Map.of()),
                        OPENINGS + "/validations",
                        ticketBody(ticket))
                .then()
                .statusCode(403)
                .body("type", endsWith("publisher-missing"));
        given().contentType(ContentType.JSON)
                .body(ticketBody(ticket))
                .post(OPENINGS + "/validations")
                .then()
                .statusCode(401);
    }

    @Test
    void what_is_malformed_is_said() {
        open("{}").then().statusCode(400).body("type", endsWith("school-missing"));
        open(body(school.manual(), "plain", null))
                .then()
                .statusCode(400)
                .body("field", equalTo("codeChallenge"));
        open(body(" ", CHALLENGE, null)).then().statusCode(400).body("field", equalTo("resource"));
        open(body(school.manual(), null, "x".repeat(201)))
                .then()
                .statusCode(400)
                .body("field", equalTo("grain"));
        exchange("", VERIFIER).then().statusCode(400).body("field", equalTo("ticket"));
        exchange("nonsense", VERIFIER).then().statusCode(404);
    }

    @Test
    void every_click_counts() {
        openInApp().then().statusCode(201);
        openInApp().then().statusCode(201);
        openAtPublisher(null).then().statusCode(201);
        assertThat(
                        Database.queryLong(
                                "select times from opening where school = ? and person = ?",
                                school.uai,
                                pupil))
                .isEqualTo(3);
    }

    @Test
    void whoever_reads_the_database_opens_nothing() {
        String ticket = openInApp().path("ticket");
        assertThat(
                        Database.queryLong(
                                "select count(*) from opening_ticket t where t::text like ?",
                                "%" + ticket + "%"))
                .isZero();
    }

    @Test
    void tickets_that_are_over_are_taken_away() {
        String ticket = openInApp().path("ticket");
        expireTickets();
        job.forget(Instant.now().minusSeconds(3600));
        exchange(ticket, VERIFIER).then().statusCode(410);
        job.forget(Instant.now());
        exchange(ticket, VERIFIER).then().statusCode(404);
    }

    private List<Integer> atOnce(Callable<Response> request) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var codes = new java.util.ArrayList<Integer>();
            for (var answer : threads.invokeAll(Collections.nCopies(8, request))) {
                codes.add(answer.get().statusCode());
            }
            return codes;
        }
    }

    private Response openInApp() {
        return open(body(school.manual(), CHALLENGE, null));
    }

    private Response openAtPublisher(@Nullable String grain) {
        return open(body(school.manual(), null, grain));
    }

    private Response open(String body) {
        return post(school.token("PUPIL-1"), OPENINGS, body);
    }

    private static String pseudonym(String publisher, Response opening) {
        return validate(publisher, opening.path("ticket")).path("pseudonym");
    }

    private static Response validate(String publisher, String ticket) {
        return post(Tokens.publisher(publisher), OPENINGS + "/validations", ticketBody(ticket));
    }

    private static Response exchange(String ticket, String verifier) {
        return given().contentType(ContentType.JSON)
                .body(exchangeBody(ticket, verifier))
                .post(OPENINGS + "/exchanges");
    }

    private String body(String resource, @Nullable String challenge, @Nullable String grain) {
        return "{\"school\":\"%s\",\"resource\":\"%s\",\"codeChallenge\":%s,\"grain\":%s}"
                .formatted(school.uai, resource, quoted(challenge), quoted(grain));
    }

    private static String exchangeBody(String ticket, String verifier) {
        return "{\"ticket\":\"%s\",\"codeVerifier\":\"%s\"}".formatted(ticket, verifier);
    }

    private static String ticketBody(String ticket) {
        return "{\"ticket\":\"" + ticket + "\"}";
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private void expireTickets() {
        Database.execute(
                "update opening_ticket set expires_at = now() - interval '1 second' where school = ?",
                school.uai);
    }
}
