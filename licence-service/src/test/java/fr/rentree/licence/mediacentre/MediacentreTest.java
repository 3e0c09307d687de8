package fr.rentree.licence.mediacentre;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.persons;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class MediacentreTest {

    private static final String ALL = "ALL_OR_NOTHING";

    private final Lycee school = new Lycee();

    @Test
    void a_pupil_sees_their_manuals_and_their_bookshelf() {
        var pupil = school.person("PUPIL-1", "PUPIL", "2NDE1");
        var family = school.manual() + "-famille";
        var member = school.manual() + "-membre";
        Lycee.resource(family, "FAMILY", null);
        Lycee.resource(member, "MANUAL", family);
        hold(pupil, family);
        hold(pupil, member);
        get(school.token("PUPIL-1"), "/api/v1/mediacentre", Map.of("school", school.uai))
                .then()
                .statusCode(200)
                .body("items.resource", contains(family, member))
                .body("items.state", contains("OPEN", "OPEN"))
                .body("items[1].familyHeld", equalTo(true))
                .body("items[1].accessUrl", equalTo("https://acces.rentree.example/domaineGar"));
    }

    @Test
    void a_manual_without_its_bookshelf_says_so() {
        var pupil = school.person("PUPIL-1", "PUPIL", "2NDE1");
        var member = school.manual() + "-membre";
        Lycee.resource(member, "MANUAL", school.manual() + "-famille");
        hold(pupil, member);
        get(school.token("PUPIL-1"), "/api/v1/mediacentre", Map.of())
                .then()
                .body("items.familyHeld", contains(false));
    }

    @Test
    void an_expired_manual_stays_on_the_shelf_marked_and_opens_nothing() {
        var pupil = school.person("PUPIL-1", "PUPIL", "2NDE1");
        hold(pupil, school.manual());
        expire();
        get(school.token("PUPIL-1"), "/api/v1/mediacentre", Map.of())
                .then()
                .body("items.state", contains("EXPIRED"))
                .body("items[0].accessUrl", nullValue());
        portal(school.subject("PUPIL-1"))
                .then()
                .statusCode(200)
                .body("listeRessources.ressource", empty());
    }

    @Test
    void a_shelf_is_its_readers_own() {
        school.person("PUPIL-1", "PUPIL", "2NDE1");
        get(school.token("PUPIL-1"), "/api/v1/mediacentre", Map.of("school", new Lycee().uai))
                .then()
                .statusCode(404);
        for (String token :
                List.of(Tokens.operator(), Tokens.entPortal(school.idEnt), Tokens.stranger())) {
            get(token, "/api/v1/mediacentre", Map.of()).then().statusCode(403);
        }
        given().get("/api/v1/mediacentre").then().statusCode(401);
    }

    @Test
    void the_portal_gets_the_gars_own_shape() throws Exception {
        var pupil = school.person("PUPIL-1", "PUPIL", "2NDE1");
        hold(pupil, school.manual());
        var json = new ObjectMapper();
        JsonNode list = json.readTree(portal(school.subject("PUPIL-1")).asString());
        JsonNode sample = json.readTree(getClass().getResourceAsStream("listeRessources-200.json"));
        JsonNode mine = list.at("/listeRessources/ressource/0");
        sample.at("/listeRessources/ressource/1")
                .properties()
                .forEach(field ->
                        assertThat(mine.path(field.getKey()).getNodeType())
                                .as(field.getKey())
                                .isEqualTo(field.getValue().getNodeType()));
        assertThat(mine.findValues("null")).isEmpty();
        assertThat(mine.path("idRessource").asText()).isEqualTo(school.manual());
        assertThat(mine.path("typePresentation").path("code").asText()).isEqualTo("MAN");
        assertThat(mine.path("urlAccesRessource").asText())
                .startsWith("https://acces.rentree.example/domaineGar?idENT=")
                .contains("&idEtab=")
                .endsWith("&idRessource=ark%3A%2F99999%2Fmanuel-" + school.uai);
    }

    @Test
    void the_answer_is_compressed_whenever_the_client_takes_gzip() throws Exception {
        var pupil = school.person("PUPIL-1", "PUPIL", "2NDE1");
        hold(pupil, school.manual());
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        RestAssured.baseURI
                                                + ":"
                                                + RestAssured.port
                                                + "/gar/ressources/"
                                                + school.idEnt
                                                + "/"
                                                + school.uai
                                                + "/"
                                                + school.subject("PUPIL-1")))
                        .header("Authorization", "Bearer " + Tokens.entPortal(school.idEnt))
                        .header("Accept", "application/json")
                        .header("Accept-Encoding", "gzip, deflate")
                        .header("Accept-Charset", "UTF-8");
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            var unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body()));
            assertThat(new String(unzipped.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains(school.manual());
        }
    }

    @Test
    void somebody_with_nothing_gets_an_empty_array() {
        school.person("PUPIL-1", "PUPIL", "2NDE1");
        assertThat(portal(school.subject("PUPIL-1")).asString())
                .isEqualTo("{\"listeRessources\":{\"ressource\":[]}}");
    }

    @Test
    void an_identifier_that_needs_encoding_is_found() {
        var pupil = school.person("A/B C+é", "PUPIL", "2NDE1");
        hold(pupil, school.manual());
        given().auth()
                .oauth2(Tokens.entPortal(school.idEnt))
                .urlEncodingEnabled(true)
                .get(
                        "/gar/ressources/{ent}/{uai}/{person}",
                        school.idEnt,
                        school.uai,
                        school.subject("A/B C+é"))
                .then()
                .statusCode(200)
                .body("listeRessources.ressource", hasSize(1));
    }

    @Test
    void an_unknown_school_or_person_is_an_erreur_with_4xx() {
        var foreign = new Lycee();
        var pupil = foreign.person("PUPIL-1", "PUPIL", "2NDE1");
        hold(foreign, pupil, foreign.manual());
        for (String uai : List.of("9999999X", "nonsense", foreign.uai)) {
            portal(uai, school.subject("PUPIL-1"))
                    .then()
                    .statusCode(400)
                    .body("Erreur.Code", equalTo("Bad Request"))
                    .body("Erreur.Message", equalTo("Établissement non trouvé"))
                    .body("Erreur.Resource", endsWith(uai + "/" + school.subject("PUPIL-1")));
        }
        portal(foreign.subject("PUPIL-1"))
                .then()
                .statusCode(400)
                .body("Erreur.Message", equalTo("Utilisateur non trouvé"));
    }

    @Test
    void a_portal_asks_for_its_own_ent_only() {
        school.person("PUPIL-1", "PUPIL", "2NDE1");
        var path = "/gar/ressources/" + school.idEnt + "/" + school.uai + "/" + school.subject("P");
        get(Tokens.entPortal("ENTFICTIF9"), path, Map.of())
                .then()
                .statusCode(403)
                .body("Erreur.Code", equalTo("Forbidden"));
        for (String token :
                List.of(school.officer(), school.token("PUPIL-1"), Tokens.distributor("1"))) {
            get(token, path, Map.of()).then().statusCode(403);
        }
        given().get(path).then().statusCode(401);
    }

    private io.restassured.response.Response portal(String subject) {
        return portal(school.uai, subject);
    }

    private io.restassured.response.Response portal(String uai, String subject) {
        return get(
                Tokens.entPortal(school.idEnt),
                "/gar/ressources/" + school.idEnt + "/" + uai + "/" + subject,
                Map.of());
    }

    private void hold(UUID pupil, String resource) {
        hold(school, pupil, resource);
    }

    private static void hold(Lycee school, UUID pupil, String resource) {
        school.order(resource, 5, "PUPIL");
        school.assign(persons(List.of(pupil)), ALL, resource).then().statusCode(200);
    }

    private void expire() {
        Database.execute(
                """
                update assignment set held_from = held_from - 100, last_day = current_date - 20
                 where school = ?
                """,
                school.uai);
    }
}
