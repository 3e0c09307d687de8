package fr.rentree.licence.documents;

import static fr.rentree.licence.Lycee.persons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.licence.Distributor;
import fr.rentree.licence.Events;
import fr.rentree.licence.Ledger;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DocumentTest {

    private static final String ALL = "ALL_OR_NOTHING";
    private static final String PUPILS = "{\"profile\":\"PUPIL\"}";

    private final Lycee school = new Lycee();
    private final Distributor distributor = new Distributor(school);

    @AfterEach
    void counters_agree_with_a_fresh_count_and_with_the_journal() {
        Ledger.assertSound(school.uai);
    }

    @Test
    void a_document_opens_one_right_for_each_count_at_once() {
        var sent =
                distributor
                        .document("doc-1", school)
                        .with("nbLicenceEnseignant", "2")
                        .with("nbLicenceProfDoc", "ILLIMITE")
                        .with("nbLicenceAutrePersonnel", "1")
                        .with("publicCible", "ELEVE", "ENSEIGNANT", "DOCUMENTALISTE")
                        .and("publicCible", "AUTRE PERSONNEL");
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
        Lycee.get(school.officer(), "/api/v1/subscriptions", Map.of("school", school.uai))
                .then()
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items.document.unique()", equalTo(List.of("doc-1")))
                .body("items[0].order", nullValue())
                .body("items.find { it.audience == ['PUPIL'] }.seats", equalTo(3))
                .body("items.find { it.audience == ['TEACHER'] }.seats", equalTo(2))
                .body("items.find { it.audience == ['DOCUMENTALIST'] }.unlimited", equalTo(true))
                .body(
                        "items.find { it.seats == 1 }.audience",
                        equalTo(
                                List.of(
                                        "ADMINISTRATIVE",
                                        "HEAD",
                                        "LOCAL_AUTHORITY",
                                        "SCHOOL_LIFE")));
        school.pupils(3, "2NDE1");
        school.assign(PUPILS, ALL, school.manual()).then().statusCode(200);
        Events.await("licence.subscriptions", school.uai, "subscription-opened", 4)
                .forEach(event -> Contracts.assertValid("licence/subscription-opened.v1", event));
    }

    @Test
    void one_number_for_all_publics_is_one_right_for_all_of_them() {
        var sent =
                distributor
                        .document("doc-1", school)
                        .without("nbLicenceEleve")
                        .with("nbLicenceGlobale", "10")
                        .with("publicCible", "ELEVE", "ENSEIGNANT");
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
        Lycee.get(school.officer(), "/api/v1/subscriptions", Map.of("school", school.uai))
                .then()
                .body("items", hasSize(1))
                .body("items[0].audience", equalTo(List.of("PUPIL", "TEACHER")))
                .body("items[0].seats", equalTo(10));
    }

    @Test
    void schools_of_a_nature_have_it_and_those_that_come_to_be_of_it_with_the_next_replacement() {
        var other = new Lycee();
        String nature = "N" + school.uai;
        Database.execute("update establishment set nature = ? where uai = ?", nature, school.uai);
        var sent = distributor.document("doc-1", school).with("codeNatureUAI", nature);
        distributor.put("doc-1", sent.without("uaiEtab").xml()).then().statusCode(201);
        assertThat(rights(school)).isEqualTo(1);
        assertThat(rights(other)).isZero();
        Database.execute("update establishment set nature = ? where uai = ?", nature, other.uai);
        distributor.post("doc-1", sent.xml()).then().statusCode(200);
        assertThat(rights(other)).isEqualTo(1);
    }

    /// As four real clients write it; django-gar without a declaration and with a fraction, one
    /// with spaces before it, one with a prefix, one with a zone and empty fields.
    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                <abonnement xmlns="http://www.atosworldline.com/wsabonnement/v1.0/"><idAbonnement>doc-1</idAbonnement><commentaireAbonnement>c</commentaireAbonnement><idDistributeurCom>DIST</idDistributeurCom><idRessource>RES</idRessource><typeIdRessource>ark</typeIdRessource><libelleRessource>L</libelleRessource><debutValidite>STARTT06:27:46.720394</debutValidite><finValidite>ENDT00:00:00</finValidite><uaiEtab>UAI</uaiEtab><categorieAffectation>transferable</categorieAffectation><typeAffectation>INDIV</typeAffectation><nbLicenceEnseignant>ILLIMITE</nbLicenceEnseignant><nbLicenceEleve>ILLIMITE</nbLicenceEleve><nbLicenceProfDoc>100</nbLicenceProfDoc><nbLicenceAutrePersonnel>50</nbLicenceAutrePersonnel><publicCible>ENSEIGNANT</publicCible><publicCible>ELEVE</publicCible><publicCible>DOCUMENTALISTE</publicCible><publicCible>AUTRE PERSONNEL</publicCible></abonnement>
                """,
                """
                \n   \t<?xml version="1.0" encoding="UTF-8"?>
                <abonnement xmlns="http://www.atosworldline.com/wsabonnement/v1.0/">
                  <idAbonnement> doc-1 </idAbonnement>
                  <idDistributeurCom>DIST</idDistributeurCom>
                  <idRessource>RES</idRessource>
                  <typeIdRessource>ARK</typeIdRessource>
                  <libelleRessource>L</libelleRessource>
                  <debutValidite>STARTT00:00:00.000+02:00</debutValidite>
                  <anneeFinValidite>2027-2028</anneeFinValidite>
                  <uaiEtab>UAI</uaiEtab>
                  <categorieAffectation>transferable</categorieAffectation>
                  <typeAffectation>INDIV</typeAffectation>
                  <nbLicenceGlobale>ILLIMITE</nbLicenceGlobale>
                  <publicCible>ELEVE</publicCible>
                  <codeProjetRessource></codeProjetRessource>
                </abonnement>
                """,
                """
                <a:abonnement xmlns:a="http://www.atosworldline.com/wsabonnement/v1.0/">
                  <a:publicCible>ELEVE</a:publicCible>
                  <a:nbLicenceEleve>0010</a:nbLicenceEleve>
                  <a:typeAffectation>INDIV</a:typeAffectation>
                  <a:categorieAffectation>transferable</a:categorieAffectation>
                  <a:uaiEtab>UAI</a:uaiEtab>
                  <a:finValidite>END</a:finValidite>
                  <a:debutValidite>START</a:debutValidite>
                  <a:libelleRessource><![CDATA[L & <L>]]></a:libelleRessource>
                  <a:typeIdRessource>ark</a:typeIdRessource>
                  <a:idRessource>RES</a:idRessource>
                  <a:idDistributeurCom>DIST</a:idDistributeurCom>
                  <a:idAbonnement>doc-1</a:idAbonnement>
                </a:abonnement>
                """
            })
    void a_document_is_taken_as_real_clients_write_it_and_its_entry_can_be_sent_back(String xml) {
        distributor.put("doc-1", filled(xml)).then().statusCode(201);
        var entry =
                distributor.list("<filtres xmlns=\"" + Distributor.NAMESPACE + "\"/>").asString();
        assertThat(entry).contains("<abonnements xmlns=\"" + Distributor.NAMESPACE + "\">");
        var sentBack =
                entry.replaceFirst("(?s)^.*<abonnement>", "<abonnement>")
                        .replaceFirst("(?s)</abonnement>.*$", "</abonnement>")
                        .replaceAll("<uaiEtab>.*?</uaiEtab>", "");
        distributor.post("doc-1", sentBack).then().statusCode(200);
        assertThat(distributor.list("").asString()).isEqualTo(entry);
    }

    @Test
    void an_id_that_exists_is_said_before_anything_else() {
        distributor.put("doc-1", distributor.document("doc-1", school).xml());
        var stale = distributor.document("doc-1", school).with("debutValidite", "2001-01-01");
        distributor
                .put("doc-1", stale.xml())
                .then()
                .statusCode(409)
                .contentType("application/xml")
                .body("Erreur.Message", containsString("existe deja"));
    }

    @Test
    void more_seats_are_there_at_once_and_fewer_only_while_nobody_holds_them() {
        var pupils = school.pupils(4, "2NDE1");
        var sent = distributor.document("doc-1", school);
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
        sent.without("uaiEtab");
        distributor.post("doc-1", sent.with("nbLicenceEleve", "4").xml()).then().statusCode(200);
        school.assign(PUPILS, ALL, school.manual()).then().statusCode(200);
        distributor
                .post("doc-1", sent.with("nbLicenceEleve", "2").xml())
                .then()
                .statusCode(409)
                .body("Erreur.Message", containsString("2 personnes perdraient"))
                .body("Erreur.Message", containsString(school.uai + " nbLicenceEleve"));
        school.takeBack(persons(pupils.subList(0, 2)), school.manual()).then().statusCode(200);
        distributor.post("doc-1", sent.xml()).then().statusCode(200);
        assertThat(seats("PUPIL")).isEqualTo(2);
        Events.await("licence.subscriptions", school.uai, "subscription-changed", 1)
                .forEach(event -> Contracts.assertValid("licence/subscription-changed.v1", event));
        Events.await("licence.subscriptions", school.uai, "subscription-reduced", 1)
                .forEach(event -> Contracts.assertValid("licence/subscription-reduced.v1", event));
    }

    @Test
    void a_refused_replacement_changes_nothing() {
        school.pupils(3, "2NDE1");
        var sent =
                distributor
                        .document("doc-1", school)
                        .with("nbLicenceEnseignant", "5")
                        .and("publicCible", "ENSEIGNANT");
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
        school.assign(PUPILS, ALL, school.manual()).then().statusCode(200);
        var less = sent.without("uaiEtab").with("nbLicenceEnseignant", "1");
        distributor.post("doc-1", less.with("nbLicenceEleve", "1").xml()).then().statusCode(409);
        assertThat(seats("TEACHER")).isEqualTo(5);
        assertThat(
                        distributor
                                .list("")
                                .xmlPath()
                                .getString("abonnements.abonnement.nbLicenceEnseignant"))
                .isEqualTo("5");
    }

    @Test
    void a_count_that_is_new_opens_a_right_and_one_that_is_gone_has_no_seats() {
        var sent = distributor.document("doc-1", school);
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
        sent.without("uaiEtab", "nbLicenceEleve")
                .with("nbLicenceEnseignant", "7")
                .with("publicCible", "ENSEIGNANT");
        distributor.post("doc-1", sent.xml()).then().statusCode(200);
        assertThat(seats("PUPIL")).isZero();
        assertThat(seats("TEACHER")).isEqualTo(7);
        sent.with("nbLicenceEleve", "9").and("publicCible", "ELEVE");
        distributor.post("doc-1", sent.xml()).then().statusCode(200);
        assertThat(seats("PUPIL")).isEqualTo(9);
    }

    @Test
    void another_end_moves_the_rights_and_the_seats_in_them() {
        school.pupils(2, "2NDE1");
        var sent = distributor.document("doc-1", school);
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
        school.assign(PUPILS, ALL, school.manual()).then().statusCode(200);
        var end = LocalDate.now().plusDays(400);
        distributor
                .post("doc-1", sent.without("uaiEtab").with("finValidite", end.toString()).xml())
                .then()
                .statusCode(200);
        assertThat(
                        Database.queryStrings(
                                "select distinct last_day::text from assignment where school = ?",
                                school.uai))
                .containsExactly(end.toString());
        assertThat(Events.await("licence.assignments", school.uai, "seat-renewed", 2))
                .allSatisfy(event -> {
                    Contracts.assertValid("licence/seat-renewed.v1", event);
                    assertThat(event).contains(end.toString());
                });
        Events.await("licence.subscriptions", school.uai, "subscription-renewed", 1)
                .forEach(event -> Contracts.assertValid("licence/subscription-renewed.v1", event));
    }

    @Test
    void a_seat_that_is_prolonged_never_reaches_into_the_next_one_of_its_person() {
        school.pupils(1, "2NDE1");
        var next = Lycee.lastDay().plusDays(1);
        school.order(school.manual(), 1, next, next.plusDays(100), "PUPIL");
        school.assign(PUPILS, ALL, school.manual()).then().statusCode(200);
        var sent = distributor.document("doc-1", school);
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
        school.assign(PUPILS, ALL, school.manual()).then().statusCode(200);
        var end = next.plusDays(50);
        distributor
                .post("doc-1", sent.without("uaiEtab").with("finValidite", end.toString()).xml())
                .then()
                .statusCode(200);
        assertThat(
                        Database.queryStrings(
                                "select last_day::text from assignment where school = ? order by 1",
                                school.uai))
                .containsExactly(Lycee.lastDay().toString(), next.plusDays(100).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"uaiEtab", "debutValidite", "idRessource", "typeAffectation"})
    void what_does_not_change_is_refused_in_words(String field) {
        var sent = distributor.document("doc-1", school);
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
        sent.without("uaiEtab");
        switch (field) {
            case "uaiEtab" -> sent.with(field, school.uai);
            case "debutValidite" -> sent.with(field, LocalDate.now().toString());
            case "idRessource" -> sent.with(field, school.anotherManual());
            default ->
                    sent.with(field, "ETABL")
                            .without("nbLicenceEleve")
                            .with("nbLicenceGlobale", "1");
        }
        distributor
                .post("doc-1", sent.xml())
                .then()
                .statusCode(400)
                .body("Erreur.Message", containsString(" : " + field + " \""));
    }

    @Test
    void a_deleted_document_takes_its_seats_back_and_is_listed_with_an_underscore() {
        school.pupils(2, "2NDE1");
        var sent = distributor.document("doc-1", school);
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
        school.assign(PUPILS, ALL, school.manual()).then().statusCode(200);
        distributor.delete("doc-1").then().statusCode(204);
        assertThat(school.held(school.manual())).isZero();
        assertThat(Events.await("licence.assignments", school.uai, "seat-taken-back", 2))
                .hasSize(2);
        assertThat(distributor.list("").asString()).doesNotContain("doc-1");
        assertThat(
                        distributor
                                .list("<filtres><aboSuppr>true</aboSuppr></filtres>")
                                .xmlPath()
                                .getString("abonnements.abonnement.idAbonnement"))
                .isEqualTo("_doc-1");
        distributor.delete("doc-1").then().statusCode(404);
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
        assertThat(seats("PUPIL")).isEqualTo(3);
    }

    @Test
    void a_distributor_sends_and_sees_its_own_only() {
        distributor.put("doc-1", distributor.document("doc-1", school).xml());
        var other = new Distributor(new Lycee());
        other.put("doc-2", distributor.document("doc-2", school).xml())
                .then()
                .statusCode(403)
                .body("Erreur.Code", equalTo("Forbidden"));
        other.post("doc-1", other.document("doc-1", school).without("uaiEtab").xml())
                .then()
                .statusCode(404)
                .body("Erreur.Code", equalTo("Not Found"));
        other.delete("doc-1").then().statusCode(404);
        assertThat(other.list("").asString()).doesNotContain("doc-1");
    }

    @Test
    void nobody_else_sends_documents() {
        var xml = distributor.document("doc-1", school).xml();
        for (String token :
                List.of(
                        Tokens.operator(),
                        Tokens.entPortal(school.idEnt),
                        Tokens.supplier(),
                        school.officer(),
                        school.head(),
                        school.manager())) {
            var request = RestAssured.given().auth().oauth2(token).contentType("application/xml");
            request.body(xml).put("/gar/abonnements/doc-1").then().statusCode(403);
            request.body(xml).post("/gar/abonnements/doc-1").then().statusCode(403);
            request.delete("/gar/abonnements/doc-1").then().statusCode(403);
        }
        RestAssured.given()
                .contentType("application/xml")
                .body(xml)
                .put("/gar/abonnements/doc-1")
                .then()
                .statusCode(401);
    }

    @Test
    void refusals_are_json_for_whoever_asks_for_it() {
        RestAssured.given()
                .auth()
                .oauth2(distributor.token())
                .accept("application/json")
                .contentType("application/xml")
                .body("<abonnement/>")
                .put("/gar/abonnements/doc-1")
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("Erreur.Message", containsString("XSD : idAbonnement"));
    }

    private String filled(String xml) {
        return xml.replace("DIST", distributor.id)
                .replace("RES", school.manual())
                .replace("UAI", school.uai)
                .replace("START", LocalDate.now().minusDays(3).toString())
                .replace("END", Lycee.lastDay().toString());
    }

    private long rights(Lycee where) {
        return Database.queryLong(
                "select count(*) from subscription where school = ? and document is not null",
                where.uai);
    }

    /// Seats of rights for one profile alone, in all.
    private long seats(String profile) {
        return Database.queryLong(
                """
                select coalesce(sum(p.capacity), 0) from seat_pool p
                  join subscription s on s.id = p.subscription and s.seats = p.capacity
                 where p.school = ? and s.audience = array[?::text]
                """,
                school.uai,
                profile);
    }
}
