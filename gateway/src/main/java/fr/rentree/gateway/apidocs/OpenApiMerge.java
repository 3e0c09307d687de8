package fr.rentree.gateway.apidocs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Makes one OpenAPI document of several: what is the same is shared, what only has the same name
/// gets the name of its service in front.
final class OpenApiMerge {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final String publicUrl;
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();
    private final Components components = new Components();
    private final Set<String> operationIds = new HashSet<>();
    private final List<Map<String, Object>> tags = new ArrayList<>();

    OpenApiMerge(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /// @param isPublic whether a path of the service can be reached through the gateway
    void add(String service, Predicate<String> isPublic, Map<String, Object> document) {
        var own = components.add(service, document);
        addTags(service, own);
        JsonTree.child(own, "paths")
                .forEach((path, item) -> {
                    if (isPublic.test(path)) {
                        addPath(service, path, JsonTree.map(item));
                    }
                });
    }

    Map<String, Object> result(Map<String, String> services) {
        var result = new LinkedHashMap<String, Object>();
        result.put("openapi", "3.1.0");
        result.put("info", info(services));
        result.put("servers", List.of(Map.of("url", publicUrl)));
        result.put("security", List.of(Map.of("token", List.of()), Map.of("console", List.of())));
        result.put("tags", tags);
        result.put("paths", paths);
        result.put("components", components.result());
        result.put("x-rentree-services", services);
        return result;
    }

    private static Map<String, Object> info(Map<String, String> services) {
        var description =
                new StringBuilder("The API of the whole platform, as its services describe it.");
        services.forEach((service, state) -> {
            if (!state.equals("current")) {
                description.append(" **").append(service).append(": ").append(state);
                description.append(".**");
            }
        });
        var info = new LinkedHashMap<String, Object>();
        info.put("title", "Rentrée");
        info.put("version", "1.0.0");
        info.put("description", description.toString());
        return info;
    }

    private void addTags(String service, Map<String, Object> document) {
        if (tags.stream().noneMatch(tag -> service.equals(tag.get("name")))) {
            tags.add(Map.of("name", service));
        }
        for (Object tag : JsonTree.list(document.get("tags"))) {
            var own = JsonTree.map(tag);
            if (tags.stream().noneMatch(t -> Objects.equals(t.get("name"), own.get("name")))) {
                tags.add(own);
            }
        }
    }

    private void addPath(String service, String path, Map<String, Object> item) {
        var merged = paths.computeIfAbsent(path, _ -> new LinkedHashMap<>());
        item.forEach((key, value) ->
                merged.putIfAbsent(
                        key,
                        METHODS.contains(key) ? operation(service, JsonTree.map(value)) : value));
    }

    private Map<String, Object> operation(String service, Map<String, Object> described) {
        var operation = new LinkedHashMap<>(described);
        operation.putIfAbsent("tags", List.of(service));
        boolean isOpen =
                operation.containsKey("security")
                        && JsonTree.list(operation.get("security")).isEmpty();
        if (!isOpen) {
            operation.remove("security");
        }
        if (operation.get("operationId") instanceof String id && !operationIds.add(id)) {
            operation.put("operationId", service + "_" + id);
            operationIds.add(service + "_" + id);
        }
        return operation;
    }
}
