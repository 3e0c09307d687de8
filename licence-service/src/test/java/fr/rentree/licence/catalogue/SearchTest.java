package fr.rentree.licence.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class SearchTest {

    private static final String SHELF = "ark:/99999/shelf-of-search";

    @ParameterizedTest(name = "\"{0}\" finds {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mathematiques zorglub     | ark:/99999/search-maths
                    MATHÉMATIQUES zorg        | ark:/99999/search-maths
                    coeur zorglub             | ark:/99999/search-coeur
                    Cœur zorglub              | ark:/99999/search-coeur
                    search-coeur              | ark:/99999/search-coeur
                    9782000000082 zorglub     | ark:/99999/search-maths
                    100% zorglub              | ark:/99999/search-percent
                    zorglub_                  |
                    zorglub\\                 |
                    """)
    void people_find_titles_as_they_type_them(String typed, String found) {
        shelf();
        assertThat(find(Map.of("q", typed)).jsonPath().getList("items.id", String.class))
                .isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void filters_narrow_down() {
        shelf();
        assertThat(ids(Map.of("ean", "9782000000082"))).containsExactly("ark:/99999/search-maths");
        assertThat(ids(Map.of("q", "zorglub", "kind", "FAMILY"))).containsExactly(SHELF);
        assertThat(
                        ids(
                                Map.of(
                                        "level",
                                        "http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-022-num-zorg")))
                .containsExactly("ark:/99999/search-coeur");
        assertThat(ids(Map.of("q", "zorglub", "orderable", "false")))
                .containsExactly("ark:/99999/search-percent");
    }

    @Test
    void pages_by_title_add_up_and_name_nothing_twice() {
        shelf();
        var first = find(Map.of("q", "zorglub", "limit", "3"));
        var second = find(Map.of("q", "zorglub", "limit", "3", "cursor", first.path("cursor")));
        second.then().body("cursor", nullValue());
        List<String> titles = first.path("items.title");
        titles.addAll(second.path("items.title"));
        assertThat(titles)
                .containsExactly(
                        "100% Zorglub",
                        "Bibliothèque Zorglub",
                        "Le cœur, éditions Zorglub",
                        "Mathématiques Zorglub");
    }

    @Test
    void one_resource_comes_with_its_editions_and_its_bookshelf() {
        shelf();
        one("ark:/99999/search-maths")
                .then()
                .statusCode(200)
                .body("resource.ean", equalTo("9782000000082"))
                .body("family.id", equalTo(SHELF))
                .body("otherEditions.id", hasItems("ark:/99999/search-percent"));
        one(SHELF).then().body("members.total", equalTo(3)).body("members.orderable", equalTo(2));
        one("ark:/99999/nobody").then().statusCode(404);
    }

    @Test
    void a_bookshelf_is_counted_whole_and_shown_in_part() {
        shelf();
        get("/api/v1/catalogue/members", Map.of("family", SHELF, "limit", 2))
                .then()
                .statusCode(200)
                .body("members.total", equalTo(3))
                .body("items.size()", equalTo(2));
        get("/api/v1/catalogue/members", Map.of()).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "http://manuels.example/sans/ark",
        "ark://99999/double",
        "ark/99999/sans-deux-points",
        "ark:/99999/avec espace?et=question"
    })
    void odd_ids_are_found_verbatim(String id) {
        Database.execute("delete from resource where id = ?", id);
        Lycee.resource(id, "MANUAL", null);
        given().auth()
                .oauth2(Tokens.operator())
                .pathParam("id", id)
                .get("/api/v1/catalogue/resources/{id}")
                .then()
                .statusCode(200)
                .body("resource.id", equalTo(id));
    }

    @Test
    void an_operator_says_more_of_what_is_there_and_only_of_that() {
        shelf();
        patch("{\"id\":\"ark:/99999/search-maths\",\"description\":\"Tout\",\"edition\":\"2027\"}")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1));
        one("ark:/99999/search-maths")
                .then()
                .body("resource.description", equalTo("Tout"))
                .body("resource.title", equalTo("Mathématiques Zorglub"))
                .body("resource.family", equalTo(SHELF));
        patch("{\"id\":\"ark:/99999/nobody-1\"},{\"id\":\"ark:/99999/nobody-2\"}")
                .then()
                .statusCode(422)
                .body("resources", hasItems("ark:/99999/nobody-1", "ark:/99999/nobody-2"));
        patch("{\"id\":\"ark:/99999/search-maths\",\"ean\":\"9782000000083\",\"title\":\" \"}")
                .then()
                .statusCode(400)
                .body("faults.field", hasItems("ean", "title"));
    }

    @Test
    void a_work_under_which_notes_are_kept_is_not_renamed() {
        var lycee = new Lycee();
        lycee.order(lycee.manual(), 1, LocalDate.now(), Lycee.lastDay(), "PUPIL");
        patch("{\"id\":\"" + lycee.manual() + "\",\"work\":\"another\"}")
                .then()
                .statusCode(409)
                .body("type", org.hamcrest.Matchers.endsWith("work-in-use"));
    }

    @Test
    void pupils_read_and_do_not_write() {
        var lycee = new Lycee();
        lycee.pupils(1, "2A");
        var pupil = lycee.token("ELV-0");
        Lycee.get(pupil, "/api/v1/catalogue/resources", Map.of("q", lycee.manual()))
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        given().auth()
                .oauth2(pupil)
                .contentType(ContentType.JSON)
                .body("[]")
                .patch("/api/v1/catalogue/resources")
                .then()
                .statusCode(403);
    }

    private static void shelf() {
        resource(SHELF, "Bibliothèque Zorglub", "FAMILY", "bib", "");
        resource("ark:/99999/search-maths", "Mathématiques Zorglub", "MANUAL", "m", "");
        resource(
                "ark:/99999/search-coeur",
                "Le cœur, éditions Zorglub",
                "MANUAL",
                "c",
                """
                ,"vocabularies":{"levels":[{"uri":"http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-022-num-zorg","name":"2de"}]}
                """);
        resource(
                "ark:/99999/search-percent",
                "100% Zorglub",
                "MANUAL",
                "m",
                ",\"subscribable\":false");
        patch("{\"id\":\"ark:/99999/search-maths\",\"ean\":\"9782000000082\",\"edition\":\"2026\"}")
                .then()
                .statusCode(200);
    }

    private static void resource(String id, String title, String kind, String work, String more) {
        given().auth()
                .oauth2(Tokens.operator())
                .contentType(ContentType.JSON)
                .body(
                        """
                        [{"id":"%s","title":"%s","publisherId":"999999999_0000000000000000",
                          "publisherName":"EDITEUR-09","kind":"%s","family":"%s","work":"%s","edition":"2026",
                          "continuity":"PERSON","accessUrl":"https://acces.rentree.example/lire"%s}]
                        """
                                .formatted(id, title, kind, SHELF, work, more))
                .put("/api/v1/catalogue/resources")
                .then()
                .statusCode(200);
    }

    private static Response patch(String details) {
        return given().auth()
                .oauth2(Tokens.operator())
                .contentType(ContentType.JSON)
                .body("[" + details + "]")
                .patch("/api/v1/catalogue/resources");
    }

    private static List<String> ids(Map<String, ?> query) {
        return find(query).path("items.id");
    }

    private static Response find(Map<String, ?> query) {
        return get("/api/v1/catalogue/resources", query);
    }

    private static Response one(String id) {
        return get("/api/v1/catalogue/resources/" + id, Map.of());
    }

    private static Response get(String path, Map<String, ?> query) {
        return Lycee.get(Tokens.operator(), path, query);
    }
}
