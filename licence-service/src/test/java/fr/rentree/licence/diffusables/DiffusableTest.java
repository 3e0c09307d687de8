package fr.rentree.licence.diffusables;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.Lycee;
import fr.rentree.licence.imports.GarCatalogue;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DiffusableTest {

    private static final String PATH = "/gar/ressourcesDiffusables";

    private final GarCatalogue gar = new GarCatalogue();

    @Test
    void what_came_in_goes_out_in_the_same_shape_and_field_order() {
        gar.bring(gar.of(1, i -> "Maths &amp; l'été"));
        String xml =
                get("application/xml", Tokens.operator())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(xml)
                .contains(
                        "<listeRessourcesDiffusables"
                                + " xmlns=\"http://gar.education.fr/schemas/init/0/1/\"><dateGeneration>")
                .contains(
                        ("<ressourceDiffusable><idRessource>%s</idRessource><nomRessource>Maths"
                                        + " &amp; l'été</nomRessource>"
                                        + "<idEditeur>123456789_0000000000000000</idEditeur><nomEditeur>EDITEUR-01</nomEditeur>"
                                        + "<distributeursCom><distributeurCom>234567890_0000000000000000</distributeurCom>"
                                        + "<nomDistributeurCom>DISTRIBUTEUR-01</nomDistributeurCom></distributeursCom>"
                                        + "<distributeurTech>123456789_0000000000000000</distributeurTech>")
                                .formatted(gar.id(1)))
                .contains(
                        "<membreFamille>"
                                + gar.family()
                                + "</membreFamille></ressourceDiffusable>");
    }

    @Test
    void what_goes_out_can_come_in_again_in_xml_and_json() {
        gar.bring(gar.of(2, i -> "Titre " + i));
        for (String form : new String[] {"application/xml", "application/json"}) {
            byte[] all =
                    get(form, Tokens.operator()).then().statusCode(200).extract().asByteArray();
            GarCatalogue.send(all, Map.of("source", "again-" + gar.source)).then().statusCode(201);
        }
    }

    @Test
    void json_is_the_array_of_lists_that_readers_of_the_real_one_know() throws IOException {
        gar.bring(gar.of(1, i -> "Titre " + i));
        var json =
                new ObjectMapper().readTree(get("application/json", Tokens.operator()).asString());
        assertThat(json.path(0).path("dateGeneration").asText()).endsWith("Z");
        assertThat(json.path(0).path("ressourceDiffusable").findValuesAsText("idRessource"))
                .contains(gar.id(1), gar.family());
    }

    @Test
    void what_was_withdrawn_is_not_published() {
        gar.bring(gar.of(2, i -> "Titre " + i));
        gar.bring(gar.of(1, i -> "Titre " + i));
        assertThat(get("application/xml", Tokens.operator()).asString())
                .contains(gar.id(1) + "<")
                .doesNotContain(gar.id(2) + "<");
    }

    @Test
    void who_has_it_already_is_told_so_until_it_changes() {
        gar.bring(gar.of(1, i -> "Titre " + i));
        String tag = get("application/xml", Tokens.operator()).header("ETag");
        assertThat(conditional(tag)).isEqualTo(304);
        gar.bring(gar.of(1, i -> "Autre " + i));
        assertThat(conditional(tag)).isEqualTo(200);
    }

    @Test
    void it_is_compressed_once_for_those_who_take_gzip() throws Exception {
        gar.bring(gar.of(1, i -> "Titre " + i));
        var port = io.restassured.RestAssured.port;
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH))
                        .header("Authorization", "Bearer " + Tokens.operator())
                        .header("Accept", "application/xml")
                        .header("Accept-Encoding", "gzip, deflate")
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
                assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .startsWith("<?xml");
            }
        }
    }

    @Test
    void everybody_signed_in_reads_and_nobody_else() {
        var lycee = new Lycee();
        for (String token :
                new String[] {
                    lycee.manager(),
                    Tokens.entPortal("ENT"),
                    Tokens.distributor("234567890_0000000000000000")
                }) {
            get("application/xml", token).then().statusCode(200);
        }
        given().get(PATH).then().statusCode(401);
    }

    private static int conditional(String tag) {
        return given().auth()
                .oauth2(Tokens.operator())
                .accept("application/xml")
                .header("If-None-Match", tag)
                .get(PATH)
                .statusCode();
    }

    private static Response get(String form, String token) {
        return given().auth().oauth2(token).accept(form).get(PATH);
    }
}
