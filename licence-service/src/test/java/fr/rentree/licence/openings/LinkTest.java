package fr.rentree.licence.openings;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.persons;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The link of `listeRessources`, as a browser follows it.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class LinkTest {

    private final Lycee school = new Lycee();
    private UUID pupil = new UUID(0, 0);

    @BeforeEach
    void one_pupil_holds_the_manual() {
        pupil = school.holder("PUPIL-1");
    }

    @Test
    void the_link_that_the_portal_was_given_leads_to_the_resource_with_a_ticket() {
        var answer = follow(school.token("PUPIL-1"), queryOfThePortal());
        answer.then()
                .statusCode(303)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header(
                        "Location",
                        matchesPattern(
                                "https://acces\\.rentree\\.example/domaineGar\\?ticket=[\\w-]{43}"));
        assertThat(Database.queryLong("select times from opening where person = ?", pupil))
                .isEqualTo(1);
    }

    @Test
    void the_reader_app_gets_its_ticket_back_through_the_browser() {
        follow(
                        school.token("PUPIL-1"),
                        queryOfThePortal()
                                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
                .then()
                .statusCode(303)
                .header("Location", startsWith("http://localhost:8080/reader/?school="));
    }

    @Test
    void whoever_is_not_signed_in_is_sent_through_their_portal_and_comes_back_here() {
        var answer =
                given().redirects()
                        .follow(false)
                        .urlEncodingEnabled(false)
                        .get("/domaineGar?" + queryOfThePortal());
        answer.then()
                .statusCode(303)
                .header("Location", containsString("/signin?kc_idp_hint=atrium"))
                .cookie("rentree_page", "link");
        var kept = Base64.getUrlDecoder().decode(answer.cookie("rentree_link"));
        assertThat(new String(kept, StandardCharsets.UTF_8)).isEqualTo(queryOfThePortal());
        assertThat(answer.getDetailedCookie("rentree_link").isHttpOnly()).isTrue();
        assertThat(answer.getDetailedCookie("rentree_link").getPath()).isEqualTo("/signin");
    }

    @Test
    void what_cannot_be_opened_is_said_on_a_page() {
        school.takeBack(persons(List.of(pupil)), school.manual());
        follow(school.token("PUPIL-1"), queryOfThePortal())
                .then()
                .statusCode(403)
                .contentType(startsWith("text/html"))
                .body("html.@lang", equalTo("fr"))
                .body("html.body.main.p", containsString("responsable d'affectation"));
        follow(new Lycee().officer(), queryOfThePortal())
                .then()
                .statusCode(404)
                .body("html.body.main.p", containsString("n'est pas le vôtre"));
        follow(Tokens.operator(), queryOfThePortal()).then().statusCode(403);
        given().auth()
                .oauth2(Tokens.stranger())
                .header("Accept-Language", "en")
                .get("/domaineGar?" + queryOfThePortal())
                .then()
                .statusCode(403)
                .body("html.@lang", equalTo("en"))
                .body("html.body.main.p", containsString("belongs to no school"));
    }

    @Test
    void another_ent_does_not_speak_for_the_school() {
        String query = "idENT=" + base64("ENTFICTIF9") + "&idEtab=" + base64(school.uai);
        follow(school.token("PUPIL-1"), query + "&idRessource=" + school.manual())
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idENT=",
                "idENT=RU5U&idEtab=MDAwMDAwMUI=",
                "idENT=RU5U&idEtab=MDAwMDAwMUI=&idRessource=%20",
                "idENT=RU5U&idEtab=MDAwMDAwMUI=&idRessource=ark:/1/x%00",
                "idENT=RU5U&idEtab=MDAwMDAwMUI=&idRessource=ark:/1/x&grain=%0A",
                "idENT=***&idEtab=MDAwMDAwMUI=&idRessource=ark:/1/x",
                "idENT=RU5U&idEtab=bm9wZQ==&idRessource=ark:/1/x",
                "idENT=RU5U&idEtab=MDAwMDAwMUI=&idRessource=ark:/1/x&code_challenge=plain"
            })
    void a_damaged_link_is_said_to_be_one(String query) {
        follow(school.token("PUPIL-1"), query)
                .then()
                .statusCode(400)
                .body("html.body.main.p", containsString("incomplet ou abîmé"));
    }

    private String queryOfThePortal() {
        String url =
                get(
                                Tokens.entPortal(school.idEnt),
                                "/gar/ressources/"
                                        + school.idEnt
                                        + "/"
                                        + school.uai
                                        + "/"
                                        + school.subject("PUPIL-1"),
                                Map.of())
                        .path("listeRessources.ressource[0].urlAccesRessource");
        return url == null ? ownQuery() : URI.create(url).getRawQuery();
    }

    /// What the portal was given before the right was taken back.
    private String ownQuery() {
        return "idENT="
                + base64(school.idEnt)
                + "&idEtab="
                + base64(school.uai)
                + "&idRessource="
                + URLDecoder.decode(school.manual(), StandardCharsets.UTF_8);
    }

    private static Response follow(String token, String query) {
        return given().auth()
                .oauth2(token)
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get("/domaineGar?" + query);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
