package fr.rentree.sync.exports;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.rentree.sync.documents.Document;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.notebooks.Notebook;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;

/// What the formats share: a generator that leaves its stream open, documents one a line, and words
/// of ours by which an export finds its notebook again.
final class JsonWriter {

    /// Our words in documents of others, as their extension rules ask.
    static final String VOCABULARY = "https://rentree.example/ns#";

    private JsonWriter() {}

    static JsonGenerator on(OutputStream out) throws IOException {
        return DocumentReader.JSON
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    }

    /// A note as its device sent it; other programs need its id, so one that names none gets it.
    static String annotation(Kept.Note note) {
        var document = DocumentReader.read(note.doc());
        if (!document.field("id").isAbsent()) {
            return note.doc();
        }
        var raws = new LinkedHashMap<String, String>();
        raws.put("id", "\"urn:uuid:" + note.id() + "\"");
        document.fields().forEach((pointer, field) -> raws.put(pointer, field.raw()));
        return Document.compose(raws);
    }

    static void line(JsonGenerator json, String document) throws IOException {
        json.writeRaw('\n');
        json.writeRawValue(document);
    }

    static void context(JsonGenerator json, String iri) throws IOException {
        json.writeArrayFieldStart("@context");
        json.writeString(iri);
        json.writeStartObject();
        json.writeStringField("rentree", VOCABULARY);
        json.writeEndObject();
        json.writeEndArray();
    }

    static void place(JsonGenerator json, Notebook notebook) throws IOException {
        json.writeStringField("rentree:notebook", notebook.id().toString());
        json.writeStringField("rentree:work", notebook.place().work());
        json.writeStringField("rentree:school", notebook.place().school().value());
    }
}
