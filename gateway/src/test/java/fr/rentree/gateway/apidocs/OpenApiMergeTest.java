package fr.rentree.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {

    private final OpenApiMerge merge = new OpenApiMerge("http://localhost:8080");

    @Test
    void what_two_services_describe_alike_is_described_once() {
        merge.add("identity", _ -> true, described("Place", "{\"type\":\"string\"}"));
        merge.add("licence", _ -> true, described("Place", "{\"type\":\"string\"}"));
        assertThat(schemas()).containsOnlyKeys("Place");
    }

    @Test
    void what_only_has_the_same_name_keeps_apart() {
        merge.add("identity", _ -> true, described("Place", "{\"type\":\"string\"}"));
        merge.add("licence", _ -> true, described("Place", "{\"type\":\"integer\"}"));
        assertThat(schemas()).containsOnlyKeys("Place", "LicencePlace");
        assertThat(referenceOf("/licence")).isEqualTo("#/components/schemas/LicencePlace");
        assertThat(referenceOf("/identity")).isEqualTo("#/components/schemas/Place");
    }

    @Test
    void what_looks_alike_but_refers_to_something_else_keeps_apart_too() {
        merge.add("identity", _ -> true, nested("string"));
        merge.add("licence", _ -> true, nested("integer"));
        assertThat(schemas()).containsOnlyKeys("Page", "Item", "LicencePage", "LicenceItem");
        assertThat(String.valueOf(schemas().get("LicencePage")))
                .contains("#/components/schemas/LicenceItem");
    }

    @Test
    void a_path_that_the_gateway_does_not_carry_is_left_out() {
        merge.add("identity", path -> !path.equals("/identity"), described("Place", "{}"));
        assertThat(JsonTree.child(merge.result(Map.of()), "paths")).isEmpty();
    }

    @Test
    void an_operation_that_is_open_stays_open() {
        merge.add(
                "identity",
                _ -> true,
                Map.of("paths", Map.of("/open", Map.of("get", Map.of("security", List.of())))));
        merge.add(
                "licence",
                _ -> true,
                Map.of(
                        "paths",
                        Map.of(
                                "/closed",
                                Map.of(
                                        "get",
                                        Map.of("security", List.of(Map.of("own", List.of())))))));
        assertThat(operation("/open")).containsEntry("security", List.of());
        assertThat(operation("/closed"))
                .doesNotContainKey("security")
                .containsEntry("tags", List.of("licence"));
    }

    private Map<String, Object> described(String schema, String content) {
        String service = schemasSoFar() == 0 ? "identity" : "licence";
        return new JsonObject(
                        """
                        {"paths":{"/%s":{"get":{"$ref":"#/components/schemas/%s"}}},
                         "components":{"schemas":{"%s":%s}}}\
                        """
                                .formatted(service, schema, schema, content))
                .getMap();
    }

    private Map<String, Object> nested(String type) {
        return plain(
                Map.of(
                        "components",
                        Map.of(
                                "schemas",
                                Map.of(
                                        "Item", Map.of("type", type),
                                        "Page",
                                                Map.of(
                                                        "items",
                                                        Map.of(
                                                                "$ref",
                                                                "#/components/schemas/Item"))))));
    }

    private static Map<String, Object> plain(Map<String, Object> map) {
        return map;
    }

    private int schemasSoFar() {
        return schemas().size();
    }

    private Map<String, Object> schemas() {
        return JsonTree.child(JsonTree.child(merge.result(Map.of()), "components"), "schemas");
    }

    private Map<String, Object> operation(String path) {
        return JsonTree.child(
                JsonTree.child(JsonTree.child(merge.result(Map.of()), "paths"), path), "get");
    }

    private @Nullable Object referenceOf(String path) {
        return operation(path).get("$ref");
    }
}
