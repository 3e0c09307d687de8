package fr.rentree.licence;

import static io.restassured.RestAssured.given;

import fr.rentree.testsupport.Tokens;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A distributor of its own for each school of a test, who sends documents as real clients do.
public final class Distributor {

    public static final String NAMESPACE = "http://www.atosworldline.com/wsabonnement/v1.0/";

    public final String id;

    public Distributor(Lycee school) {
        id = "3" + school.uai.substring(0, 7) + "0_0000000000000000";
    }

    public String token() {
        return Tokens.distributor(id);
    }

    public Response put(String document, String xml) {
        return request().body(xml).put("/gar/abonnements/" + document);
    }

    public Response post(String document, String xml) {
        return request().body(xml).post("/gar/abonnements/" + document);
    }

    public Response delete(String document) {
        return given().auth().oauth2(token()).delete("/gar/abonnements/" + document);
    }

    /// The list with an XML body, as three of four clients ask for it.
    public Response list(String filters) {
        return request().body(filters).get("/gar/abonnements/abonnements?debut=0&fin=5000");
    }

    public Response get(String path, Map<String, ?> query) {
        return given().auth().oauth2(token()).queryParams(query).get(path);
    }

    private io.restassured.specification.RequestSpecification request() {
        return given().auth().oauth2(token()).contentType("application/xml;charset=UTF-8");
    }

    /// A document for pupils of one school that keeps every rule.
    public Sent document(String document, Lycee school) {
        return new Sent()
                .with("idAbonnement", document)
                .with("commentaireAbonnement", "commande d'exemple")
                .with("idDistributeurCom", id)
                .with("idRessource", school.manual())
                .with("typeIdRessource", "ark")
                .with("libelleRessource", "Manuel d'exemple - Élève")
                .with("debutValidite", java.time.LocalDate.now().minusDays(30) + "T00:00:00")
                .with("finValidite", Lycee.lastDay() + "T23:59:59")
                .with("uaiEtab", school.uai)
                .with("categorieAffectation", "transferable")
                .with("typeAffectation", "INDIV")
                .with("nbLicenceEleve", "3")
                .with("publicCible", "ELEVE");
    }

    /// The fields of a document, changed one by one and written as XML.
    public static final class Sent {

        private final Map<String, List<String>> fields = new LinkedHashMap<>();

        /// Replaces a field; with no values it is left out.
        public Sent with(String name, String... values) {
            fields.put(name, List.of(values));
            return this;
        }

        public Sent without(String... names) {
            for (String name : names) {
                fields.remove(name);
            }
            return this;
        }

        /// With another value of a field.
        public Sent and(String name, String value) {
            var values = new ArrayList<>(fields.getOrDefault(name, List.of()));
            values.add(value);
            fields.put(name, values);
            return this;
        }

        public String xml() {
            var xml =
                    new StringBuilder(
                                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<abonnement xmlns=\"")
                            .append(NAMESPACE)
                            .append("\">\n");
            fields.forEach((name, values) ->
                    values.forEach(
                            value -> xml.append("  <%1$s>%2$s</%1$s>\n".formatted(name, value))));
            return xml.append("</abonnement>\n").toString();
        }
    }
}
