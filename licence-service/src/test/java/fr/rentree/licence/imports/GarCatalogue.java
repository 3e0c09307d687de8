package fr.rentree.licence.imports;

import static io.restassured.RestAssured.given;

import fr.rentree.testsupport.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/// Invented catalogues of a source of its own, and how an operator brings them in.
public final class GarCatalogue {

    public final String source = "src-" + UUID.randomUUID().toString().substring(0, 8);

    public String id(int number) {
        return "ark:/99999/" + source + "-" + number;
    }

    public String family() {
        return "ark:/99999/" + source + "-family";
    }

    public String resource(int number, String title) {
        return resource(id(number), title, "<membreFamille>" + family() + "</membreFamille>");
    }

    public String resource(String id, String title, String more) {
        return """
        <ressourceDiffusable><idRessource>%s</idRessource><nomRessource>%s</nomRessource>
        <idEditeur>123456789_0000000000000000</idEditeur><nomEditeur>EDITEUR-01</nomEditeur>
        <distributeursCom><distributeurCom>234567890_0000000000000000</distributeurCom>
        <nomDistributeurCom>DISTRIBUTEUR-01</nomDistributeurCom></distributeursCom>
        <distributeurTech>123456789_0000000000000000</distributeurTech>
        <affichable>true</affichable><diffusable>true</diffusable>%s</ressourceDiffusable>
        """
                .formatted(id, title, more);
    }

    public String shelf() {
        return resource(family(), "Bibliothèque " + source, "<mereFamille>true</mereFamille>");
    }

    public String xml(String... resources) {
        return "<listeRessourcesDiffusables xmlns=\"http://gar.education.fr/schemas/init/0/1/\">"
                + "<dateGeneration>2026-11-22T03:15:29Z</dateGeneration>"
                + String.join("", resources)
                + "</listeRessourcesDiffusables>";
    }

    /// A family and members 1 to `count`.
    public String of(int count, IntFunction<String> title) {
        return xml(
                shelf(),
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> resource(i, title.apply(i)))
                        .collect(Collectors.joining()));
    }

    public Response send(String file) {
        return send(file, Map.of("source", source));
    }

    public static Response send(Object file, Map<String, ?> query) {
        return given().auth()
                .oauth2(Tokens.operator())
                .contentType(ContentType.BINARY)
                .queryParams(query)
                .body(
                        file instanceof String text
                                ? text.getBytes(StandardCharsets.UTF_8)
                                : (byte[]) file)
                .post("/api/v1/catalogue/imports");
    }

    public static Response approve(JsonPath plan, boolean withdrawals) {
        return given().auth()
                .oauth2(Tokens.operator())
                .contentType(ContentType.JSON)
                .body(Map.of("planHash", plan.getString("planHash"), "withdrawals", withdrawals))
                .post("/api/v1/catalogue/imports/" + plan.getString("id") + "/approval");
    }

    public static Response one(String id) {
        return given().auth().oauth2(Tokens.operator()).get("/api/v1/catalogue/imports/" + id);
    }

    /// Sends, approves, and waits until it is applied.
    public JsonPath bring(String file) {
        return bring(send(file));
    }

    public static JsonPath bring(Response sent) {
        sent.then().statusCode(201);
        var plan = sent.jsonPath();
        if (plan.getString("state").equals("APPLIED")) {
            return plan;
        }
        approve(plan, true).then().statusCode(202);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> one(plan.getString("id")).jsonPath(),
                        is -> !is.getString("state").equals("APPLYING"));
    }
}
