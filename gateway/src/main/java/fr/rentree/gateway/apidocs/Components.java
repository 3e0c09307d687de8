package fr.rentree.gateway.apidocs;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The reusable parts of the merged document: schemas, parameters, responses and the like.
final class Components {

    private static final String ROOT = "#/components/";
    private static final String SECURITY = "securitySchemes";

    /// From a reference such as `#/components/schemas/Order` to what it stands for.
    private final Map<String, Object> byReference = new TreeMap<>();

    /// Takes a document's components in, and gives the document back with its references renamed
    /// where another service uses the same name for something else.
    Map<String, Object> add(String service, Map<String, Object> document) {
        var own = flat(JsonTree.child(document, "components"));
        var clashes = clashes(own);
        var renamed =
                JsonTree.map(
                        JsonTree.withReferences(
                                document, r -> clashes.contains(r) ? rename(r, service) : r));
        flat(JsonTree.child(renamed, "components"))
                .forEach((reference, content) ->
                        byReference.putIfAbsent(
                                clashes.contains(reference)
                                        ? rename(reference, service)
                                        : reference,
                                content));
        return renamed;
    }

    Map<String, Object> result() {
        var result = new LinkedHashMap<String, Object>();
        byReference.forEach((reference, content) -> {
            String[] kindAndName = reference.substring(ROOT.length()).split("/", 2);
            var ofKind = new LinkedHashMap<>(JsonTree.child(result, kindAndName[0]));
            ofKind.put(kindAndName[1], content);
            result.put(kindAndName[0], ofKind);
        });
        result.put(
                SECURITY,
                Map.of(
                        "token",
                        Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"),
                        "console",
                        Map.of(
                                "type", "apiKey",
                                "in", "header",
                                "name", "X-Rentree-Console",
                                "description", "The console's session cookie counts with it.")));
        return result;
    }

    /// What has a taken name and another content, or refers to something that has.
    private Set<String> clashes(Map<String, Object> own) {
        var clashes = new HashSet<String>();
        int before;
        do {
            before = clashes.size();
            own.forEach((reference, content) -> {
                if (byReference.containsKey(reference)
                        && (!content.equals(byReference.get(reference))
                                || JsonTree.references(content).anyMatch(clashes::contains))) {
                    clashes.add(reference);
                }
            });
        } while (clashes.size() > before);
        return clashes;
    }

    private static Map<String, Object> flat(Map<String, Object> components) {
        var flat = new LinkedHashMap<String, Object>();
        components.forEach((kind, byName) -> {
            if (!kind.equals(SECURITY)) {
                JsonTree.map(byName).forEach((name, it) -> flat.put(ROOT + kind + "/" + name, it));
            }
        });
        return flat;
    }

    private static String rename(String reference, String service) {
        int name = reference.lastIndexOf('/') + 1;
        String prefix = Character.toUpperCase(service.charAt(0)) + service.substring(1);
        return reference.substring(0, name) + prefix + reference.substring(name);
    }
}
