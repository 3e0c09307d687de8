package fr.rentree.gateway.apidocs;

import static fr.rentree.gateway.standins.Front.json;
import static fr.rentree.gateway.standins.Front.request;
import static fr.rentree.gateway.standins.Front.send;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.gateway.standins.StandIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class DescriptionsTest {

    @Test
    void one_description_holds_what_all_services_answer_and_says_who_is_missing() {
        JsonObject api = json(request("/openapi"));
        assertThat(api.getJsonObject("paths").fieldNames())
                .containsExactly(
                        "/annotations/{notebook}/",
                        "/api/v1/orders",
                        "/api/v1/persons/{id}",
                        "/api/v1/tablets");
        assertThat(api.getJsonObject("x-rentree-services").getString("licence"))
                .isEqualTo("current");
        assertThat(api.getJsonObject("x-rentree-services").getString("rollover"))
                .isEqualTo("missing");
        assertThat(api.getJsonObject("info").getString("description"))
                .contains("rollover: missing");
        assertThat(api.getJsonObject("components").getJsonObject("schemas").fieldNames())
                .contains("Problem", "Item", "LicenceItem", "LicencePage")
                .doesNotContain("LicenceProblem");
    }

    @Test
    void every_reference_of_the_description_leads_somewhere() {
        JsonObject api = json(request("/openapi"));
        var references =
                Pattern.compile("\"\\$ref\":\"#/components/(\\w+)/(\\w+)\"").matcher(api.encode());
        assertThat(references.results())
                .isNotEmpty()
                .allSatisfy(r ->
                        assertThat(
                                        api.getJsonObject("components")
                                                .getJsonObject(r.group(1))
                                                .fieldNames())
                                .contains(r.group(2)));
    }

    @Test
    void it_comes_as_yaml_to_whoever_likes_that_better() {
        for (var request :
                new java.net.http.HttpRequest.Builder[] {
                    request("/openapi?format=yaml"),
                    request("/openapi").header("Accept", "application/yaml")
                }) {
            var answer = send(request);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/yaml");
            assertThat(answer.body()).startsWith("openapi: 3.1.0").contains("/api/v1/orders:");
        }
    }

    @Test
    void the_page_to_try_it_finds_all_its_parts() {
        var page = send(request("/openapi/ui/"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self';");
        Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .forEach(part ->
                        assertThat(send(request(part.group(1))).statusCode())
                                .as(part.group(1))
                                .isEqualTo(200));
    }

    @Test
    void every_contract_of_the_events_can_be_read() {
        JsonArray publishers = json(request("/asyncapi")).getJsonArray("publishers");
        assertThat(publishers).isNotEmpty();
        for (Object publisher : publishers) {
            var files = ((JsonObject) publisher).getJsonArray("files");
            assertThat(files.size()).isGreaterThan(1);
            files.forEach(file ->
                    assertThat(send(request((String) file)).statusCode())
                            .as("%s", file)
                            .isEqualTo(200));
        }
    }

    @Test
    void a_publisher_leads_to_its_document_and_nothing_else_of_the_class_path_does() {
        assertThat(
                        send(request("/asyncapi/identity"))
                                .headers()
                                .firstValue("Location")
                                .orElseThrow())
                .endsWith("/asyncapi/identity/asyncapi.yaml");
        assertThat(send(request("/asyncapi/nobody")).statusCode()).isEqualTo(404);
        assertThat(send(request("/asyncapi/identity/application.properties")).statusCode())
                .isEqualTo(404);
        assertThat(send(request("/asyncapi/identity/%2e%2e%2fapplication.yaml")).statusCode())
                .isEqualTo(404);
    }
}
