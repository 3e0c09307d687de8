package fr.rentree.licence.documents;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.licence.Distributor;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each rule of the GAR's by its name: what breaks it is refused, naming the rule and the field.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DocumentRuleTest {

    private static final String RULES =
            """
            RG1  | nbLicenceGlobale    | nbLicenceGlobale=10
            RG1  | nbLicenceGlobale    | nbLicenceEleve=
            RG1  | nbLicenceEleve      | nbLicenceEleve=0
            RG2  | codeNatureUAI       | codeNatureUAI=302
            RG2  | uaiEtab             | uaiEtab=
            RG2  | uaiEtab             | uaiEtab=0750001A
            RG2  | codeNatureUAI       | uaiEtab=,codeNatureUAI=nulle part
            RG3  | idAbonnement        | idAbonnement=un autre
            RG4  | categorieAffectation | categorieAffectation=transférable
            RG4  | typeAffectation     | typeAffectation=GROUPE
            RG4  | publicCible         | publicCible=PARENT
            RG4  | typeIdRessource     | typeIdRessource=doi
            RG4  | nbLicenceEleve      | nbLicenceEleve=dix
            RG4  | nbLicenceEleve      | nbLicenceEleve=-3
            RG5  | nbLicenceProfDoc    | nbLicenceProfDoc=2
            RG6  | typeAffectation     | typeAffectation=ETABL
            RG7  | finValidite         | finValidite=2099-08-31T23:59:59
            RG7  | finValidite         | finValidite=2001-08-31T23:59:59
            RG8  | anneeFinValidite    | finValidite=,anneeFinValidite=2098-2099
            RG9  | anneeFinValidite    | anneeFinValidite=2027-2028
            RG9  | finValidite         | finValidite=
            RG10 | debutValidite       | debutValidite=01/09/2026
            RG10 | finValidite         | finValidite=demain
            RG10 | anneeFinValidite    | finValidite=,anneeFinValidite=2026-2028
            XSD  | libelleRessource    | libelleRessource=
            XSD  | nbLicenceParent     | nbLicenceParent=3
            RESSOURCE | idRessource    | idRessource=ark:/99999/nulle-part
            DEBUT | debutValidite      | debutValidite=2019-09-01T00:00:00
            """;

    private final Lycee school = new Lycee();
    private final Distributor distributor = new Distributor(school);

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = RULES)
    void a_document_that_breaks_a_rule_is_refused_naming_rule_and_field(
            String rule, String field, String changes) {
        var sent = distributor.document("doc-1", school);
        for (String change : changes.split(",")) {
            var parts = change.split("=", 2);
            sent.with(parts[0], parts[1].isEmpty() ? new String[0] : new String[] {parts[1]});
        }
        assertRefused("doc-1", sent.xml(), rule, field);
    }

    @Test
    void an_end_that_has_passed_is_refused() {
        var sent =
                distributor
                        .document("doc-1", school)
                        .with("finValidite", LocalDate.now().minusDays(1).toString());
        assertRefused("doc-1", sent.xml(), "FIN", "finValidite");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "RG13, _doc",
        "RG12, categorie",
        "RG12, abonnements",
        "RG3, 0123456789012345678901234567890123456789012345"
    })
    void an_id_that_may_not_be_is_refused(String rule, String id) {
        assertRefused(id, distributor.document(id, school).xml(), rule, "idAbonnement");
    }

    @Test
    void RG11_a_first_degree_school_has_no_documentalist() {
        Database.execute("update establishment set nature = '151' where uai = ?", school.uai);
        var sent =
                distributor
                        .document("doc-1", school)
                        .with("nbLicenceProfDoc", "1")
                        .and("publicCible", "DOCUMENTALISTE");
        assertRefused("doc-1", sent.xml(), "RG11", "uaiEtab");
    }

    @Test
    void every_rule_that_is_broken_is_named_at_once() {
        var xml =
                distributor
                        .document("doc-1", school)
                        .with("nbLicenceGlobale", "10")
                        .with("anneeFinValidite", "2027-2028")
                        .xml();
        var answer = distributor.put("doc-1", xml);
        assertThat(answer.xmlPath().getString("Erreur.Message")).contains("RG1 :", "RG9 :");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a DTD           | <!DOCTYPE abonnement [<!ENTITY x 'y'>]><abonnement/>",
                "an entity       | <!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><abonnement>&x;</abonnement>",
                "another root    | <commande/>",
                "half of it      | <abonnement><idAbonnement>doc-1",
                "no XML at all   | {\"idAbonnement\":\"doc-1\"}",
            })
    void what_is_no_document_is_refused_in_words(String what, String body) {
        var answer = distributor.put("doc-1", body);
        assertThat(answer.statusCode()).as(what).isEqualTo(400);
        assertThat(answer.xmlPath().getString("Erreur.Message")).startsWith("XML illisible");
        assertThat(documents()).isZero();
    }

    @Test
    void a_body_without_end_is_refused() {
        var comment = "x".repeat(1_100_000);
        var xml =
                distributor.document("doc-1", school).with("commentaireAbonnement", comment).xml();
        assertThat(distributor.put("doc-1", xml).statusCode()).isEqualTo(413);
    }

    private void assertRefused(String id, String xml, String rule, String field) {
        var answer = distributor.put(id, xml);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        var message = answer.xmlPath().getString("Erreur.Message");
        assertThat(answer.xmlPath().getString("Erreur.Code")).isEqualTo("Bad Request");
        assertThat(Arrays.asList(message.split(" \\| ")))
                .as(message)
                .anyMatch(words -> words.startsWith(rule + " : " + field + " \""));
        assertThat(documents()).isZero();
    }

    private long documents() {
        return Database.queryLong(
                "select count(*) from subscription_document where distributor = ?", distributor.id);
    }
}
