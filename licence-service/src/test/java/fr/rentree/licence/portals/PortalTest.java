package fr.rentree.licence.portals;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.persons;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `listeRessources`, as real portals ask for it.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class PortalTest {

    private static final String ALL = "ALL_OR_NOTHING";

    private final Lycee school = new Lycee();

    @Test
    void the_portal_gets_the_gars_own_shape() throws Exception {
        hold(school.person("PUPIL-1", "PUPIL", "2NDE1"), school.manual());
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
    }

    @Test
    void the_address_is_ours_and_says_ent_school_and_resource() {
        hold(school.person("PUPIL-1", "PUPIL", "2NDE1"), school.manual());
        portal(school.subject("PUPIL-1"))
                .then()
                .body(
                        "listeRessources.ressource[0].urlAccesRessource",
                        equalTo(
                                "http://localhost:8080/domaineGar?idENT="
                                        + base64(school.idEnt)
                                        + "&idEtab="
                                        + base64(school.uai)
                                        + "&idRessource=ark%3A%2F99999%2Fmanuel-"
                                        + school.uai));
    }

    @Test
    void families_come_first_and_nothing_comes_twice() {
        var pupil = school.person("PUPIL-1", "PUPIL", "2NDE1");
        var family = school.manual() + "-famille";
        Lycee.resource(family, "FAMILY", null);
        hold(pupil, school.manual());
        hold(pupil, family);
        portal(school.subject("PUPIL-1"))
                .then()
                .body("listeRessources.ressource.idRessource", contains(family, school.manual()));
    }

    @Test
    void what_has_expired_or_is_locked_is_not_listed() {
        hold(school.person("PUPIL-1", "PUPIL", "2NDE1"), school.manual());
        hold(school.person("PUPIL-2", "PUPIL", "2NDE1"), school.anotherManual());
        Database.execute(
                "update assignment set locked_at = now() where school = ? and resource <> ?",
                school.uai,
                school.manual());
        Database.execute(
                """
                update assignment set held_from = held_from - 100, last_day = current_date - 20
                 where school = ? and resource = ?
                """,
                school.uai,
                school.manual());
        for (String subject : List.of("PUPIL-1", "PUPIL-2")) {
            portal(school.subject(subject))
                    .then()
                    .statusCode(200)
                    .body("listeRessources.ressource", empty());
        }
    }

    @Test
    void whoever_was_cut_off_gets_an_empty_list() {
        var pupil = school.person("PUPIL-1", "PUPIL", "2NDE1");
        hold(pupil, school.manual());
        Database.execute("update person set status = 'SUSPENDED' where person = ?", pupil);
        portal(school.subject("PUPIL-1"))
                .then()
                .statusCode(200)
                .body("listeRessources.ressource", empty());
    }

    @Test
    void somebody_with_nothing_gets_an_empty_array() {
        school.person("PUPIL-1", "PUPIL", "2NDE1");
        assertThat(portal(school.subject("PUPIL-1")).asString())
                .isEqualTo("{\"listeRessources\":{\"ressource\":[]}}");
    }

    @Test
    void the_same_resource_at_two_schools_has_two_addresses() {
        var other = new Lycee();
        var pupil = school.person("PUPIL-1", "PUPIL", "2NDE1");
        Database.execute(
                "update establishment set id_ent = ? where uai = ?", school.idEnt, other.uai);
        Database.execute(
                "insert into place (school, person, profile) values (?, ?, 'PUPIL')",
                other.uai,
                pupil);
        hold(school, pupil, school.manual());
        hold(other, pupil, school.manual());
        for (String uai : List.of(school.uai, other.uai)) {
            assertThat(
                            portal(uai, school.subject("PUPIL-1"))
                                    .<String>path("listeRessources.ressource[0].urlAccesRessource"))
                    .contains("&idEtab=" + base64(uai) + "&");
        }
    }

    @Test
    void xml_has_bare_names_and_repeats_what_is_a_list() {
        hold(school.person("PUPIL-1", "PUPIL", "2NDE1"), school.manual());
        Database.execute(
                """
                update resource set title = 'Manuel d''exemple' || chr(1) || ' & <suite>', vocabularies =
                       '{"levels":[{"uri":"urn:1","name":"2de générale"},
                                   {"uri":"urn:2","name":"1re générale"}]}'
                 where id = ?
                """,
                school.manual());
        var answer = portal(school.uai, school.subject("PUPIL-1"), "application/xml");
        answer.then()
                .statusCode(200)
                .contentType(startsWith("application/xml"))
                .body("listeRessources.ressource.size()", equalTo(1))
                .body("listeRessources.ressource.idRessource", equalTo(school.manual()))
                .body(
                        "listeRessources.ressource.nomRessource",
                        equalTo("Manuel d'exemple\uFFFD & <suite>"))
                .body("listeRessources.ressource.typePresentation.code", equalTo("MAN"))
                .body("listeRessources.ressource.niveauEducatif.size()", equalTo(2))
                .body("listeRessources.ressource.niveauEducatif[1].uri", equalTo("urn:2"))
                .body("listeRessources.ressource.niveauEducatif[1].nom", equalTo("1re générale"));
        assertThat(answer.asString()).doesNotContain("xmlns", "typologieDocument");
    }

    @ParameterizedTest(name = "Accept: {0} is answered in {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    application/json                       | application/json
                    application/json;charset=UTF-8         | application/json
                    */*                                    | application/json
                    text/html, application/xhtml+xml       | application/json
                    application/xml                        | application/xml
                    text/xml; charset=utf-8                | application/xml
                    application/xml;q=0.9, application/json | application/json
                    application/json;q=0.4, application/xml;q=0.6 | application/xml
                    """)
    void whatever_is_accepted_gets_an_answer(String accept, String contentType) {
        school.person("PUPIL-1", "PUPIL", "2NDE1");
        portal(school.uai, school.subject("PUPIL-1"), accept)
                .then()
                .statusCode(200)
                .contentType(startsWith(contentType));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/xml"})
    void the_answer_is_compressed_whenever_the_client_takes_gzip(String accept) throws Exception {
        hold(school.person("PUPIL-1", "PUPIL", "2NDE1"), school.manual());
        var list = asARealPortal(school.subject("PUPIL-1"), accept);
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(unzipped(list)).contains(school.manual());
        var erreur = asARealPortal("NOBODY", accept);
        assertThat(erreur.statusCode()).isEqualTo(400);
        assertThat(erreur.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(unzipped(erreur)).contains("Utilisateur non trouvé");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A/B C+é", "a;b=c", "100%", "x?y#z", "%41", "[a]|b:c@d", "né à \"X\""})
    void an_identifier_that_needs_encoding_is_found(String identifier) {
        hold(school.person(identifier, "PUPIL", "2NDE1"), school.manual());
        given().auth()
                .oauth2(Tokens.entPortal(school.idEnt))
                .urlEncodingEnabled(true)
                .get(
                        "/gar/ressources/{ent}/{uai}/{person}",
                        school.idEnt,
                        school.uai,
                        school.subject(identifier))
                .then()
                .statusCode(200)
                .body("listeRessources.ressource", hasSize(1));
    }

    @Test
    void an_unknown_school_or_person_is_an_erreur_with_4xx() {
        var foreign = new Lycee();
        hold(foreign, foreign.person("PUPIL-1", "PUPIL", "2NDE1"), foreign.manual());
        for (String uai : List.of("9999999X", "nonsense", foreign.uai)) {
            portal(uai, school.subject("PUPIL-1"))
                    .then()
                    .statusCode(400)
                    .body("Erreur.Code", equalTo("Bad Request"))
                    .body("Erreur.Message", equalTo("Établissement non trouvé"))
                    .body("Erreur.Resource", endsWith(uai + "/" + school.subject("PUPIL-1")));
            portal(uai, school.subject("PUPIL-1"), "application/xml")
                    .then()
                    .statusCode(400)
                    .body("Erreur.Code", equalTo("Bad Request"))
                    .body("Erreur.Message", equalTo("Établissement non trouvé"));
        }
        portal(foreign.subject("PUPIL-1"))
                .then()
                .statusCode(400)
                .body("Erreur.Message", equalTo("Utilisateur non trouvé"));
        portal(school.uai, "A%00B")
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

    /// With the headers of clients that exist: one computes Date once, and in a form of its own.
    private HttpResponse<byte[]> asARealPortal(String subject, String accept) throws Exception {
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
                                                + subject))
                        .header("Authorization", "Bearer " + Tokens.entPortal(school.idEnt))
                        .header("Accept", accept)
                        .header("Accept-Encoding", "gzip, deflate")
                        .header("Accept-Charset", "UTF-8")
                        .header("Date", "Sun Nov 22 06:25:59 UTC 2026");
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    private static String unzipped(HttpResponse<byte[]> answer) throws Exception {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Response portal(String subject) {
        return portal(school.uai, subject);
    }

    private Response portal(String uai, String subject) {
        return portal(uai, subject, null);
    }

    private Response portal(String uai, String subject, @Nullable String accept) {
        var request =
                given().auth().oauth2(Tokens.entPortal(school.idEnt)).urlEncodingEnabled(false);
        if (accept != null) {
            request.header("Accept", accept);
        }
        return request.get("/gar/ressources/" + school.idEnt + "/" + uai + "/" + subject);
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void hold(UUID pupil, String resource) {
        hold(school, pupil, resource);
    }

    private static void hold(Lycee school, UUID pupil, String resource) {
        school.order(resource, 5, "PUPIL");
        school.assign(persons(List.of(pupil)), ALL, resource).then().statusCode(200);
    }
}
