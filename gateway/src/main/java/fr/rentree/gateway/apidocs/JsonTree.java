package fr.rentree.gateway.apidocs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads and rewrites a document of nested maps and lists.
final class JsonTree {

    private static final String REFERENCE = "$ref";

    private JsonTree() {}

    /// The member of that name, or an empty one.
    static Map<String, Object> child(Map<String, Object> node, String name) {
        return map(node.get(name));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static List<?> list(@Nullable Object node) {
        return node instanceof List<?> list ? list : List.of();
    }

    /// Every `$ref` at or below a node.
    static Stream<String> references(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .flatMap(entry ->
                                    REFERENCE.equals(entry.getKey())
                                                    && entry.getValue() instanceof String s
                                            ? Stream.of(s)
                                            : references(entry.getValue()));
            case List<?> list -> list.stream().flatMap(JsonTree::references);
            case null, default -> Stream.empty();
        };
    }

    /// A copy in which every `$ref` is what `rename` makes of it.
    static @Nullable Object withReferences(@Nullable Object node, UnaryOperator<String> rename) {
        return switch (node) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, value) -> copy.put((String) key, renamed(key, value, rename)));
                yield copy;
            }
            case List<?> list -> list.stream().map(item -> withReferences(item, rename)).toList();
            case null, default -> node;
        };
    }

    private static @Nullable Object renamed(
            Object key, @Nullable Object value, UnaryOperator<String> rename) {
        return REFERENCE.equals(key) && value instanceof String reference
                ? rename.apply(reference)
                : withReferences(value, rename);
    }
}
