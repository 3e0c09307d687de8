package fr.rentree.licence.distributors;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import fr.rentree.licence.Distributor;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DistributorTest {

    private static final String LIST = "/gar/abonnements/abonnements";

    private final Lycee school = new Lycee();
    private final Distributor distributor = new Distributor(school);

    @BeforeEach
    void three_documents() {
        put("b-2", school.manual(), "3", "PROJET-1");
        put("a-1", school.anotherManual(), "4", "PROJET-1");
        put("c-3", school.anotherManual(), "5", "PROJET-2");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing said      | | a-1,b-2,c-3",
                "order             | <triPar>idAbonnement</triPar><tri>DSC</tri> | c-3,b-2,a-1",
                "a project         | <filtre><filtreNom>codeProjetRessource</filtreNom><filtreValeur>PROJET-1</filtreValeur></filtre> | a-1,b-2",
                "an id             | <filtre><filtreNom>idAbonnement</filtreNom><filtreValeur>b-2</filtreValeur></filtre> | b-2",
                "two ids           | <filtre><filtreNom>idAbonnement</filtreNom><filtreValeur>b-2</filtreValeur></filtre><filtre><filtreNom>idAbonnement</filtreNom><filtreValeur>a-1</filtreValeur></filtre> | a-1,b-2",
                "a public          | <filtre><filtreNom>publicCible</filtreNom><filtreValeur>ENSEIGNANT</filtreValeur></filtre> | ''",
                "made before today | <filtreParDate><dateName>dateCreation</dateName><dateAvant>2001-01-01</dateAvant></filtreParDate> | ''",
                "begun since 2001  | <filtreParDate><dateName>debutValidite</dateName><dateApres>2001-01-01T00:00:00</dateApres></filtreParDate> | a-1,b-2,c-3",
            })
    void a_list_is_filtered_and_ordered(String what, String filters, String ids) {
        var body =
                "<filtres xmlns=\"%s\">%s</filtres>"
                        .formatted(Distributor.NAMESPACE, filters == null ? "" : filters);
        assertThat(ids(distributor.list(body).asString())).as(what).isEqualTo(ids);
        assertThat(
                        ids(
                                given().auth()
                                        .oauth2(distributor.token())
                                        .contentType("application/xml")
                                        .body(body)
                                        .post(LIST)
                                        .asString()))
                .isEqualTo(ids);
    }

    @Test
    void a_list_is_paged_and_needs_no_body() {
        var page = distributor.get(LIST, Map.of("debut", "1", "fin", "2"));
        assertThat(ids(page.asString())).isEqualTo("b-2");
        assertThat(ids(distributor.get(LIST, Map.of()).asString())).isEqualTo("a-1,b-2,c-3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<filtre><filtreNom>nom</filtreNom></filtre>",
                "<triPar>id; drop table resource</triPar>",
                "<tri>MONTE</tri>",
                "<filtreParDate><dateName>finValidite</dateName><dateAvant>hier</dateAvant></filtreParDate>",
                "<autre/>"
            })
    void a_question_that_cannot_be_answered_is_refused_in_words(String filters) {
        distributor
                .list("<filtres>" + filters + "</filtres>")
                .then()
                .statusCode(400)
                .body("Erreur.Code", equalTo("Bad Request"));
    }

    @Test
    void a_page_has_five_thousand_at_most() {
        distributor
                .get(LIST, Map.of("debut", "0", "fin", "5001"))
                .then()
                .statusCode(400)
                .body("Erreur.Message", containsString("5000"));
    }

    @Test
    void a_list_is_json_for_whoever_asks_for_it() {
        given().auth()
                .oauth2(distributor.token())
                .accept("application/json")
                .get(LIST)
                .then()
                .statusCode(200)
                .body("abonnements.idAbonnement", equalTo(List.of("a-1", "b-2", "c-3")))
                .body("abonnements[0].uaiEtab", equalTo(List.of(school.uai)))
                .body("abonnements[0].nbLicenceEleve", equalTo("4"));
    }

    @Test
    void the_schools_are_listed_whole() {
        new Lycee();
        var xml = distributor.get("/gar/etablissements/etablissements.xml", Map.of()).asString();
        assertThat(xml)
                .contains(
                        "<listEtablissement xmlns=\"http://www.atosworldline.com/listEtablissement/v1.0/\">",
                        "<uai>" + school.uai + "</uai>",
                        "<departement_insee_3>" + school.uai.substring(0, 3));
    }

    @Test
    void assignments_are_counted_by_public_for_a_document_or_a_project() {
        school.pupils(3, "2NDE1");
        school.assign("{\"profile\":\"PUPIL\"}", "ALL_OR_NOTHING", school.manual());
        var path = "/gar/decompteaffectations";
        var lines = distributor.get(path, Map.of("idAbonnement", "b-2")).asString().split("\n");
        assertThat(lines)
                .containsExactly(
                        "UAI;idAbonnement;codeProjetRessource;idRessource;cumulAffectationEleve;cumulAffectationEnseignant;cumulAffectationDocumentaliste;cumulAffectationAutrePersonnel",
                        school.uai + ";b-2;PROJET-1;" + school.manual() + ";3;0;0;0");
        assertThat(
                        distributor
                                .get(path, Map.of("codeProjetRessource", "PROJET-1"))
                                .asString()
                                .split("\n"))
                .hasSize(3);
        distributor.get(path, Map.of()).then().statusCode(400);
        distributor
                .get(path, Map.of("idAbonnement", "b-2", "codeProjetRessource", "PROJET-1"))
                .then()
                .statusCode(400);
        distributor.get(path, Map.of("idAbonnement", "nulle-part")).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:30", "12:00", "23:30"})
    void reports_tell_what_was_given_day_by_day_and_what_is_held(String time) throws Exception {
        school.pupils(3, "2NDE1");
        school.assign("{\"profile\":\"PUPIL\"}", "ALL_OR_NOTHING", school.manual());
        var yesterday = LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(1);
        givenOn(yesterday, time);
        String daily = "GAR-Affectations_" + yesterday.toString().replace("-", "");
        var path = "/gar/rapportsAffectation/" + distributor.id;
        distributor
                .get(path + "/NON_PRIS_EN_COMPTE", Map.of())
                .then()
                .statusCode(200)
                .body(
                        "rapportsAffectation.nomRapport",
                        equalTo(List.of(daily, "GAR-Affectations_global")))
                .body("rapportsAffectation.taille", equalTo(List.of(1, 3)));
        var xml = unzipped(distributor.get(fetch(daily), Map.of()).asByteArray());
        assertThat(xml)
                .contains(
                        "<GARRessource idRessource=\"" + school.manual(),
                        "<GARAbonnement idAbonnement=\"b-2\"",
                        "<GAREtablissement UAI=\"" + school.uai + "\">",
                        "publicCible=\"ELEVE\"",
                        "nombre=\"1\"");
        distributor
                .get(path + "/PRIS_EN_COMPTE", Map.of())
                .then()
                .body("rapportsAffectation[0].statut", equalTo("PRIS_EN_COMPTE"));
        assertThat(
                        unzipped(
                                distributor
                                        .get(fetch("GAR-Affectations_global"), Map.of())
                                        .asByteArray()))
                .contains("nombre=\"3\"");
        distributor.get(fetch("autre"), Map.of()).then().statusCode(404);
        distributor.get(path + "/AUTRE", Map.of()).then().statusCode(400);
    }

    @Test
    void an_operator_reads_a_distributor_its_own_and_nobody_else_anything() {
        var other = new Distributor(new Lycee());
        var reports = "/gar/rapportsAffectation/" + distributor.id + "/TOUT";
        other.get(reports, Map.of())
                .then()
                .statusCode(403)
                .body("Erreur.Code", equalTo("Forbidden"));
        other.get(fetch("GAR-Affectations_global"), Map.of()).then().statusCode(403);
        other.get("/gar/decompteaffectations", Map.of("idAbonnement", "b-2"))
                .then()
                .statusCode(404);
        assertThat(ids(other.get(LIST, Map.of()).asString())).isEmpty();
        for (String path :
                List.of(
                        LIST,
                        "/gar/etablissements/etablissements.xml",
                        "/gar/decompteaffectations?idAbonnement=b-2",
                        reports,
                        fetch("GAR-Affectations_global"))) {
            assertThat(status(Tokens.operator(), path)).as(path).isEqualTo(200);
            assertThat(status(school.head(), path)).as(path).isEqualTo(403);
            assertThat(status(Tokens.entPortal(school.idEnt), path)).as(path).isEqualTo(403);
            assertThat(given().get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    private String fetch(String name) {
        return "/gar/GAR-Affectations/" + distributor.id + "/" + name;
    }

    private static int status(String token, String path) {
        return given().auth().oauth2(token).get(path).statusCode();
    }

    private void put(String id, String resource, String pupils, String project) {
        var sent =
                distributor
                        .document(id, school)
                        .with("idRessource", resource)
                        .with("nbLicenceEleve", pupils)
                        .with("codeProjetRessource", project);
        distributor.put(id, sent.xml()).then().statusCode(201);
    }

    /// A seat given and taken back as if it had been then.
    private void givenOn(LocalDate day, String time) {
        Database.execute(
                """
                insert into seat_journal (school, pool, assignment, person, change, by_whom, at, why,
                                          batch, origin)
                select school, pool, assignment, person, now_and_then, by_whom,
                       (?::date + ?::time) at time zone 'Europe/Paris', why, batch, origin
                  from (select * from seat_journal where school = ? limit 1) one,
                       unnest(array['GIVEN', 'TAKEN_BACK']) as now_and_then
                """,
                day.toString(),
                time,
                school.uai);
    }

    private static String ids(String xml) {
        var found = new java.util.ArrayList<String>();
        var ids = java.util.regex.Pattern.compile("<idAbonnement>(.*?)<").matcher(xml);
        while (ids.find()) {
            found.add(ids.group(1));
        }
        return String.join(",", found);
    }

    private static String unzipped(byte[] zip) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            in.getNextEntry();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
