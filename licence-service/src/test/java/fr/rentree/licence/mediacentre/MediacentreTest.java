package fr.rentree.licence.mediacentre;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.persons;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class MediacentreTest {

    private static final String ALL = "ALL_OR_NOTHING";

    private final Lycee school = new Lycee();
    private UUID pupil = new UUID(0, 0);

    @BeforeEach
    void one_pupil_reads() {
        pupil = school.person("PUPIL-1", "PUPIL", "2NDE1");
    }

    @Test
    void a_pupil_sees_their_manuals_and_their_bookshelf() {
        var family = bookshelf();
        var member = manual("membre", family);
        hold(family);
        hold(member);
        shelf(Map.of("school", school.uai))
                .then()
                .statusCode(200)
                .body("items.resource", contains(family, member))
                .body("items.state", contains("OPEN", "OPEN"))
                .body("items.familyHeld", contains(true, true))
                .body("items[1].notice", nullValue())
                .body("items[1].accessUrl", equalTo("https://acces.rentree.example/domaineGar"));
    }

    @Test
    void a_manual_without_its_bookshelf_says_so_and_what_to_do() {
        Lycee.resource(school.manual() + "-famille", "FAMILY", null);
        hold(manual("membre", school.manual() + "-famille"));
        shelf(Map.of())
                .then()
                .body("items.familyHeld", contains(false))
                .body("items[0].notice.code", equalTo("BOOKSHELF_MISSING"))
                .body("items[0].notice.reason", containsString("Titre de " + school.manual()))
                .body("items[0].notice.cure", containsString("responsable d'affectation"));
    }

    @Test
    void a_manual_that_stands_on_no_bookshelf_misses_none() {
        hold(school.manual());
        shelf(Map.of())
                .then()
                .body("items.familyHeld", contains(true))
                .body("items[0].notice", nullValue());
    }

    @Test
    void an_expired_manual_stays_on_the_shelf_marked_and_says_what_to_do() {
        hold(school.manual());
        expire(school.manual());
        shelf(Map.of())
                .then()
                .body("items.state", contains("EXPIRED"))
                .body("items[0].accessUrl", nullValue())
                .body("items[0].notice.code", equalTo("EXPIRED"))
                .body(
                        "items[0].notice.reason",
                        startsWith("Ouvrage expiré : la licence a pris fin le "))
                .body("items[0].notice.cure", containsString("Vos notes sont gardées"))
                .body("items[0].notice.instead", nullValue());
        given().auth()
                .oauth2(school.token("PUPIL-1"))
                .header("Accept-Language", "en-GB, fr;q=0.5")
                .get("/api/v1/mediacentre")
                .then()
                .body("items[0].notice.reason", startsWith("Expired: the licence ended on "))
                .body("items[0].notice.cure", containsString("assignment officer"));
    }

    @Test
    void an_expired_edition_names_the_one_that_is_open() {
        var newer = manual("nouvelle", null);
        hold(school.manual());
        expire(school.manual());
        Database.execute(
                "update resource set work = ?, edition = '2027' where id = ?", workOf(), newer);
        hold(newer);
        shelf(Map.of("state", "EXPIRED"))
                .then()
                .body("items[0].notice.instead", equalTo(newer))
                .body("items[0].notice.cure", containsString("Titre de " + newer));
    }

    @Test
    void a_manual_of_the_next_year_is_not_open_yet() {
        hold(school.manual());
        Database.execute(
                "update assignment set held_from = current_date + 10 where school = ?", school.uai);
        shelf(Map.of())
                .then()
                .body("items.state", contains("NOT_YET"))
                .body("items[0].accessUrl", nullValue())
                .body("items[0].notice.code", equalTo("NOT_YET"))
                .body("items[0].notice.cure", containsString("Revenez ce jour-là"));
    }

    @Test
    void a_locked_seat_is_on_no_shelf() {
        hold(school.manual());
        Database.execute("update assignment set locked_at = now() where school = ?", school.uai);
        shelf(Map.of()).then().statusCode(200).body("items", empty());
    }

    @ParameterizedTest(name = "somebody who types \"{0}\" finds {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mathematiques      | 1
                    MATHÉMATIQUES 2de  | 1
                    2de                | 2
                    oeuvres            | 1
                    chimie             | 0
                    100%               | 0
                    editeur-01         | 2
                    """)
    void a_word_is_found_whatever_its_accents_and_case(String typed, int found) {
        title(hold(manual("a", null)), "Mathématiques 2de");
        title(hold(manual("b", null)), "Œuvres choisies 2de");
        shelf(Map.of("q", typed)).then().statusCode(200).body("items", hasSize(found));
    }

    @Test
    void each_filter_leaves_what_it_asks_for() {
        var family = hold(bookshelf());
        var expired = hold(manual("expire", family));
        var other = hold(manual("autre", null));
        expire(expired);
        Database.execute(
                """
                update resource set publisher_id = '987654321_0000000000000000', vocabularies =
                       '{"levels":[{"uri":"urn:2de","name":"2de"}],
                         "subjects":[{"uri":"urn:maths","name":"maths"}]}'
                 where id = ?
                """,
                other);
        like(other).then().statusCode(204);
        finds(Map.of("kind", "FAMILY"), family);
        finds(Map.of("state", "EXPIRED"), expired);
        finds(Map.of("publisher", "987654321_0000000000000000"), other);
        finds(Map.of("level", "urn:2de"), other);
        finds(Map.of("subject", "urn:maths"), other);
        finds(Map.of("favourite", true), other);
        finds(Map.of("favourite", false), family, expired);
        finds(Map.of("level", "urn:1re"));
    }

    @Test
    void a_shelf_is_sorted_as_was_asked() {
        var family = title(hold(bookshelf()), "Zèbres");
        var first = title(hold(manual("x", null)), "Élan");
        var second = title(hold(manual("y", null)), "Faon");
        Database.execute(
                "update assignment set last_day = last_day - 5 where school = ? and resource = ?",
                school.uai,
                second);
        opened(second, 3);
        opened(family, 1);
        finds(Map.of(), family, first, second);
        finds(Map.of("sort", "TITLE"), first, second, family);
        finds(Map.of("sort", "ENDING"), second, first, family);
        finds(Map.of("sort", "RECENT"), family, second, first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHELF", "TITLE", "ENDING", "RECENT"})
    void a_shelf_read_page_by_page_is_the_whole_shelf(String sort) {
        for (int n = 0; n < 5; n++) {
            hold(manual("m" + n, null));
        }
        var seen = new ArrayList<String>();
        @Nullable String cursor = "";
        while (cursor != null) {
            var page = shelf(Map.of("sort", sort, "limit", 2, "cursor", cursor));
            seen.addAll(page.<List<String>>path("items.resource"));
            cursor = page.path("cursor");
        }
        assertThat(seen)
                .isEqualTo(shelf(Map.of("sort", sort)).<List<String>>path("items.resource"))
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_favourite_stays_while_its_resource_is_away_and_is_there_again_when_it_comes_back() {
        hold(school.manual());
        like(school.manual()).then().statusCode(204);
        like(school.manual()).then().statusCode(204);
        shelf(Map.of()).then().body("items.favourite", contains(true));
        school.takeBack(persons(List.of(pupil)), school.manual());
        shelf(Map.of()).then().body("items", empty());
        favourites()
                .then()
                .body("items.resource", contains(school.manual()))
                .body("items.open", contains(false));
        school.assign(persons(List.of(pupil)), ALL, school.manual()).then().statusCode(200);
        shelf(Map.of()).then().body("items.favourite", contains(true));
        favourites().then().body("items.open", contains(true));
        dislike(school.manual()).then().statusCode(204);
        dislike(school.manual()).then().statusCode(204);
        favourites().then().body("items", empty());
    }

    @Test
    void a_favourite_is_of_one_school_and_of_one_person() {
        like(school.manual()).then().statusCode(204);
        school.person("PUPIL-2", "PUPIL", "2NDE1");
        get(school.token("PUPIL-2"), "/api/v1/mediacentre/favourites", Map.of())
                .then()
                .body("items", empty());
        like(school.manual() + "-inconnu")
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-resource"));
        given().auth()
                .oauth2(school.token("PUPIL-1"))
                .put(favourite(new Lycee().uai, school.manual()))
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-school"));
        for (String token : List.of(Tokens.operator(), Tokens.stranger())) {
            given().auth()
                    .oauth2(token)
                    .put(favourite(school.uai, school.manual()))
                    .then()
                    .statusCode(403);
        }
        given().put(favourite(school.uai, school.manual())).then().statusCode(401);
        given().delete(favourite(school.uai, school.manual())).then().statusCode(401);
        given().get("/api/v1/mediacentre/favourites").then().statusCode(401);
    }

    @Test
    void there_are_as_many_favourites_as_there_may_be() {
        Database.execute(
                """
                insert into favourite (person, school, resource, since)
                select ?::uuid, ?, 'ark:/99999/f' || n, now() from generate_series(1, 500) n
                """,
                pupil.toString(),
                school.uai);
        like(school.manual())
                .then()
                .statusCode(409)
                .body("type", endsWith("too-many-favourites"))
                .body("most", equalTo(500));
    }

    @Test
    void a_shelf_is_its_readers_own() {
        shelf(Map.of("school", new Lycee().uai)).then().statusCode(404);
        for (String token :
                List.of(Tokens.operator(), Tokens.entPortal(school.idEnt), Tokens.stranger())) {
            get(token, "/api/v1/mediacentre", Map.of()).then().statusCode(403);
        }
        given().get("/api/v1/mediacentre").then().statusCode(401);
    }

    private Response shelf(Map<String, ?> query) {
        return get(school.token("PUPIL-1"), "/api/v1/mediacentre", query);
    }

    private void finds(Map<String, ?> query, String... resources) {
        assertThat(shelf(query).<List<String>>path("items.resource"))
                .as(query.toString())
                .containsExactly(resources);
    }

    private Response favourites() {
        return get(school.token("PUPIL-1"), "/api/v1/mediacentre/favourites", Map.of());
    }

    private Response like(String resource) {
        return given().auth().oauth2(school.token("PUPIL-1")).put(favourite(school.uai, resource));
    }

    private Response dislike(String resource) {
        return given().auth()
                .oauth2(school.token("PUPIL-1"))
                .delete(favourite(school.uai, resource));
    }

    private static String favourite(String uai, String resource) {
        return "/api/v1/mediacentre/favourites/" + uai + "/" + resource;
    }

    private String bookshelf() {
        Lycee.resource(school.manual() + "-famille", "FAMILY", null);
        return school.manual() + "-famille";
    }

    private String manual(String suffix, @Nullable String family) {
        Lycee.resource(school.manual() + "-" + suffix, "MANUAL", family);
        return school.manual() + "-" + suffix;
    }

    private String workOf() {
        return school.manual().substring(school.manual().lastIndexOf('/') + 1);
    }

    private String hold(String resource) {
        school.order(resource, 5, "PUPIL");
        school.assign(persons(List.of(pupil)), ALL, resource).then().statusCode(200);
        return resource;
    }

    private static String title(String resource, String title) {
        Database.execute("update resource set title = ? where id = ?", title, resource);
        return resource;
    }

    private void opened(String resource, int daysAgo) {
        Database.execute(
                "insert into opening values (?, ?, ?, current_date - ?::int, 1)",
                school.uai,
                pupil,
                resource,
                daysAgo);
    }

    private void expire(String resource) {
        Database.execute(
                """
                update assignment set held_from = held_from - 100, last_day = current_date - 20
                 where school = ? and resource = ?
                """,
                school.uai,
                resource);
    }
}
