package fr.rentree.licence.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class CatalogueTest {

    private static final String RESOURCE =
            """
            {"id":"ark:/99999/%s","title":"%s","publisherId":"123456789_0000000000000000",
             "publisherName":"EDITEUR-01","kind":"MANUAL","family":%s,"work":"w","edition":"2026",
             "continuity":"PERSON","accessUrl":"https://acces.rentree.example/lire"}
            """;

    @Test
    void a_delivery_adds_changes_and_leaves_alone() {
        put(one("cat-a", "A") + "," + one("cat-b", "B")).then().body("added", equalTo(2));
        put(one("cat-a", "A") + "," + one("cat-b", "B2") + "," + one("cat-c", "C"))
                .then()
                .statusCode(200)
                .body("added", equalTo(1))
                .body("changed", equalTo(1))
                .body("unchanged", equalTo(1));
    }

    @Test
    void a_resource_that_names_itself_as_family_is_a_family() {
        put(RESOURCE.formatted("cat-self", "S", "\"ark:/99999/cat-self\"")).then().statusCode(200);
        assertThat(all())
                .filteredOn(resource -> resource.id().endsWith("cat-self"))
                .singleElement()
                .satisfies(family -> {
                    assertThat(family.kind()).isEqualTo(ResourceKind.FAMILY);
                    assertThat(family.family()).isNull();
                });
    }

    @Test
    void a_delivery_with_faults_is_refused_whole_and_every_fault_is_named() {
        put(one("cat-good", "G")
                        + ","
                        + one("cat-bad", " ")
                        + ","
                        + one("cat-good", "G").replace("https://", "ftp://"))
                .then()
                .statusCode(400)
                .body("faults.field", hasItems("title", "accessUrl", "id"))
                .body("faults.index", hasItems(1, 2));
        assertThat(all()).noneMatch(resource -> resource.id().endsWith("cat-good"));
    }

    @Test
    void an_unknown_kind_or_field_is_refused_with_words() {
        put(one("cat-kind", "K").replace("MANUAL", "BOOK")).then().statusCode(400);
        put(one("cat-kind", "K").replace("\"work\"", "\"oeuvre\"")).then().statusCode(400);
        put("null").then().statusCode(400);
        given().auth()
                .oauth2(Tokens.operator())
                .contentType(ContentType.JSON)
                .put("/api/v1/catalogue/resources")
                .then()
                .statusCode(400);
    }

    @Test
    void only_an_operator_delivers_and_everybody_signed_in_reads() {
        given().auth()
                .oauth2(Tokens.distributor("123456789_0000000000000000"))
                .contentType(ContentType.JSON)
                .body("[]")
                .put("/api/v1/catalogue/resources")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.distributor("123456789_0000000000000000"))
                .get("/api/v1/catalogue/resources")
                .then()
                .statusCode(200);
        given().get("/api/v1/catalogue/resources").then().statusCode(401);
    }

    private static String one(String id, String title) {
        return RESOURCE.formatted(id, title, "null");
    }

    private static Response put(String resources) {
        return given().auth()
                .oauth2(Tokens.operator())
                .contentType(ContentType.JSON)
                .body("[" + resources + "]")
                .put("/api/v1/catalogue/resources");
    }

    /// The whole catalogue, two by two: the pages add up.
    private static List<Resource> all() {
        var all = new ArrayList<Resource>();
        String cursor = "";
        do {
            var page =
                    given().auth()
                            .oauth2(Tokens.operator())
                            .queryParam("limit", 2)
                            .queryParam("cursor", cursor)
                            .get("/api/v1/catalogue/resources")
                            .jsonPath();
            all.addAll(page.getList("items", Resource.class));
            cursor = page.getString("cursor");
        } while (cursor != null);
        return all;
    }
}
