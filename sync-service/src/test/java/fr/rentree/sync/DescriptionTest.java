package fr.rentree.sync;

import static fr.rentree.sync.TestDevice.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever calls this service sees in its description what to send and what comes back.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DescriptionTest {

    /// Of these a reader knows what one looks like.
    private static final Set<String> KNOWN = Set.of("uuid", "date", "date-time", "binary");

    private JsonNode api;
    private final List<String> missing = new ArrayList<>();

    @BeforeEach
    void the_description_as_it_is_served() {
        api = json(given().queryParam("format", "json").get("/q/openapi").asString());
    }

    @Test
    void every_path_parameter_has_an_example() {
        forEachOperation((name, operation) -> {
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.path("in").asText().equals("path") && !hasExample(parameter)) {
                    missing.add(name + " {" + parameter.get("name").asText() + "}");
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void every_body_that_is_sent_has_an_example() {
        forEachOperation((name, operation) ->
                lookInto(name + " request", operation.path("requestBody").path("content")));
        assertThat(missing).isEmpty();
    }

    @Test
    void every_body_that_is_answered_has_an_example() {
        forEachOperation((name, operation) -> {
            var answers = operation.path("responses");
            if (answers.properties().stream().noneMatch(a -> a.getKey().matches("[23].."))) {
                missing.add(name + " is answered with nothing");
            }
            answers.properties().stream()
                    .filter(answer -> answer.getKey().matches("2.."))
                    .forEach(answer ->
                            lookInto(
                                    name + " " + answer.getKey(),
                                    answer.getValue().path("content")));
        });
        assertThat(missing).isEmpty();
    }

    private void forEachOperation(BiConsumer<String, JsonNode> look) {
        api.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().properties().stream()
                                .filter(operation -> operation.getValue().has("responses"))
                                .forEach(operation ->
                                        look.accept(
                                                operation.getKey().toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + path.getKey(),
                                                operation.getValue())));
    }

    private void lookInto(String name, JsonNode content) {
        content.properties()
                .forEach(media -> {
                    if (!hasExample(media.getValue()) && !shows(media.getValue().path("schema"))) {
                        missing.add(name + " " + media.getKey());
                    }
                });
    }

    private boolean hasExample(JsonNode described) {
        return Stream.of("example", "examples").anyMatch(described::has)
                || described.has("schema")
                        && Stream.of("example", "examples").anyMatch(described.get("schema")::has);
    }

    /// Whether a shape shows by itself what it looks like: in each of its parts, or as a whole.
    private boolean shows(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText().replaceFirst(".*/", "");
            return shows(api.path("components").path("schemas").path(name));
        }
        if (Stream.of("example", "examples", "enum", "const").anyMatch(schema::has)) {
            return true;
        }
        if (schema.has("properties")) {
            return schema.get("properties").properties().stream()
                    .allMatch(property -> shows(property.getValue()));
        }
        if (schema.has("items")) {
            return shows(schema.get("items"));
        }
        for (String several : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode one : schema.path(several)) {
                if (shows(one)) {
                    return true;
                }
            }
        }
        return KNOWN.contains(schema.path("format").asText())
                || schema.path("type").toString().matches(".*(boolean|integer).*");
    }
}
