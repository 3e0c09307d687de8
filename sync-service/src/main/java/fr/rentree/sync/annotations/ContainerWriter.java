package fr.rentree.sync.annotations;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.rentree.sync.documents.Document;
import fr.rentree.sync.documents.DocumentReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;

/// Writes containers, pages and annotations as JSON-LD with the Web Annotation profile.
final class ContainerWriter {

    private static final String ANNO = "http://www.w3.org/ns/anno.jsonld";
    private static final String LDP = "http://www.w3.org/ns/ldp.jsonld";

    /// What a client prefers to be shown of a container.
    enum Shown {
        /// Nothing but the container itself.
        MINIMAL,
        /// IRIs of the annotations.
        IRIS,
        /// The annotations themselves.
        DESCRIPTIONS
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private ContainerWriter() {}

    static String container(Container container, Shown shown) {
        return object(json -> {
            json.writeArrayFieldStart("@context");
            json.writeString(ANNO);
            json.writeString(LDP);
            json.writeEndArray();
            json.writeStringField("id", container.iri());
            json.writeArrayFieldStart("type");
            json.writeString("BasicContainer");
            json.writeString("AnnotationCollection");
            json.writeEndArray();
            json.writeStringField("label", container.notebook().place().work());
            json.writeNumberField("total", container.notebook().live());
            if (shown != Shown.MINIMAL) {
                json.writeStringField("first", container.page(0));
                json.writeStringField("last", container.page(container.pages() - 1));
            }
        });
    }

    static String page(Container.Page page, Shown shown) {
        var container = page.container();
        return object(json -> {
            json.writeStringField("@context", ANNO);
            json.writeStringField("id", container.page(page.number()));
            json.writeStringField("type", "AnnotationPage");
            json.writeObjectFieldStart("partOf");
            json.writeStringField("id", container.iri());
            json.writeNumberField("total", container.notebook().live());
            json.writeEndObject();
            json.writeNumberField("startIndex", page.number() * Container.PAGE);
            if (page.number() > 0) {
                json.writeStringField("prev", container.page(page.number() - 1));
            }
            if (page.number() + 1 < container.pages()) {
                json.writeStringField("next", container.page(page.number() + 1));
            }
            json.writeArrayFieldStart("items");
            for (StoredAnnotation annotation : page.annotations()) {
                if (shown == Shown.IRIS) {
                    json.writeString(container.annotation(annotation));
                } else {
                    json.writeRawValue(annotation(container, annotation));
                }
            }
            json.writeEndArray();
        });
    }

    /// The document as it was sent, under the IRI that it has here; its own id is kept in `via`.
    static String annotation(Container container, StoredAnnotation annotation) {
        var raws = new LinkedHashMap<String, String>();
        raws.put("id", quoted(container.annotation(annotation)));
        DocumentReader.read(String.valueOf(annotation.doc()))
                .fields()
                .forEach((pointer, field) -> raws.putIfAbsent(pointer, field.raw()));
        raws.putIfAbsent("via", quoted("urn:uuid:" + annotation.id()));
        raws.putIfAbsent("@context", quoted(ANNO));
        return Document.compose(raws);
    }

    private static String quoted(String iri) {
        return '"' + iri + '"';
    }

    private static String object(Content content) {
        var text = new StringWriter();
        try (var json = DocumentReader.JSON.createGenerator(text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
