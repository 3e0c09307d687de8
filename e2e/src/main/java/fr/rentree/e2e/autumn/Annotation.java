package fr.rentree.e2e.autumn;

import java.util.LinkedHashMap;
import java.util.Map;

/// A note as the W3C's Web Annotation model has it.
public final class Annotation {

    private Annotation() {}

    public static Map<String, Object> of(String id, String work, String text) {
        var selector = Map.of("type", "TextQuoteSelector", "exact", "un passage du manuel");
        var source = "https://lecteur.rentree.example/" + work + "/chapitre-3.xhtml";
        var annotation = new LinkedHashMap<String, Object>();
        annotation.put("@context", "http://www.w3.org/ns/anno.jsonld");
        annotation.put("id", id);
        annotation.put("type", "Annotation");
        annotation.put("motivation", "commenting");
        annotation.put(
                "body",
                Map.of(
                        "type",
                        "TextualBody",
                        "format",
                        "text/plain",
                        "language",
                        "fr",
                        "value",
                        text));
        annotation.put("target", Map.of("source", source, "selector", selector));
        return annotation;
    }
}
