package fr.rentree.sync.exports;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.rentree.sync.notebooks.Notebook;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/// Writes a notebook as a W3C `AnnotationCollection` whose only page is in it.
final class CollectionWriter {

    private static final String ANNO = "http://www.w3.org/ns/anno.jsonld";

    private CollectionWriter() {}

    static void one(OutputStream out, Notebook notebook, PagesReader pages) throws IOException {
        try (var json = JsonWriter.on(out)) {
            collection(json, notebook, pages);
        }
    }

    /// One collection a notebook: the model has none of collections.
    static void all(
            OutputStream out, List<Notebook> notebooks, Function<Notebook, PagesReader> pages)
            throws IOException {
        try (var json = JsonWriter.on(out)) {
            json.writeStartArray();
            for (Notebook notebook : notebooks) {
                collection(json, notebook, pages.apply(notebook));
            }
            json.writeEndArray();
        }
    }

    /// The total comes last: it is what was written, not what was there when writing began.
    private static void collection(JsonGenerator json, Notebook notebook, PagesReader pages)
            throws IOException {
        String iri = "urn:uuid:" + notebook.id();
        json.writeStartObject();
        JsonWriter.context(json, ANNO);
        json.writeStringField("id", iri);
        json.writeStringField("type", "AnnotationCollection");
        json.writeStringField("label", notebook.place().work());
        JsonWriter.place(json, notebook);
        json.writeObjectFieldStart("first");
        json.writeStringField("id", iri + "#page");
        json.writeStringField("type", "AnnotationPage");
        json.writeStringField("partOf", iri);
        json.writeNumberField("startIndex", 0);
        json.writeArrayFieldStart("items");
        int[] total = {0};
        pages.annotations(note -> {
            JsonWriter.line(json, JsonWriter.annotation(note));
            total[0]++;
        });
        json.writeEndArray();
        json.writeEndObject();
        json.writeNumberField("total", total[0]);
        json.writeEndObject();
    }
}
