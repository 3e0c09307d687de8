package fr.rentree.sync.annotations;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.rentree.sync.annotations.Container.Page;
import fr.rentree.sync.annotations.Container.Shown;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.documents.Members;
import fr.rentree.sync.documents.MembersReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Writes containers, pages and annotations as JSON-LD with the Web Annotation profile.
final class ContainerWriter {

    private static final String ANNO = "http://www.w3.org/ns/anno.jsonld";
    private static final String LDP = "http://www.w3.org/ns/ldp.jsonld";

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private ContainerWriter() {}

    /// @param first the first page when it is to be shown within; else only its IRI is
    static byte[] container(
            Container container, Shown shown, Optional<Page> first, PageStart last) {
        return object(json -> {
            json.writeArrayFieldStart("@context");
            json.writeString(ANNO);
            json.writeString(LDP);
            json.writeEndArray();
            json.writeStringField("id", container.iri(shown));
            json.writeArrayFieldStart("type");
            json.writeString("BasicContainer");
            json.writeString("AnnotationCollection");
            json.writeEndArray();
            json.writeStringField("label", container.notebook().place().work());
            json.writeNumberField("total", container.total());
            if (first.isPresent()) {
                json.writeObjectFieldStart("first");
                content(json, first.get(), shown);
                json.writeEndObject();
            } else {
                json.writeStringField("first", container.page(shown, PageStart.FIRST));
            }
            json.writeStringField("last", container.page(shown, last));
        });
    }

    static byte[] page(Page page, Shown shown) {
        return object(json -> {
            json.writeStringField("@context", ANNO);
            content(json, page, shown);
        });
    }

    static byte[] annotation(Container container, StoredAnnotation annotation) {
        return text(container, annotation).getBytes(StandardCharsets.UTF_8);
    }

    /// The document as it was sent under the IRI that it has here, with what readers may rely on.
    private static String text(Container container, StoredAnnotation annotation) {
        String iri = Members.string(container.annotation(annotation.id()));
        var members =
                MembersReader.readStored(String.valueOf(annotation.doc()))
                        .withFirst("id", iri)
                        .with("id", iri)
                        .withFirst("@context", Members.string(ANNO))
                        .withDefault("via", Members.string(annotation.urn()))
                        .withDefault("created", moment(annotation.createdAt()));
        return annotation.rev() == 1
                ? members.text()
                : members.withDefault("modified", moment(annotation.changedAt())).text();
    }

    static String moment(Instant at) {
        return Members.string(at.truncatedTo(ChronoUnit.MILLIS));
    }

    private static void content(JsonGenerator json, Page page, Shown shown) throws IOException {
        var container = page.container();
        json.writeStringField("id", container.page(shown, page.start()));
        json.writeStringField("type", "AnnotationPage");
        json.writeObjectFieldStart("partOf");
        json.writeStringField("id", container.iri(shown));
        json.writeNumberField("total", container.total());
        json.writeEndObject();
        json.writeNumberField("startIndex", page.start().index());
        if (page.before().isPresent()) {
            json.writeStringField("prev", container.page(shown, page.before().get()));
        }
        if (page.next().isPresent()) {
            json.writeStringField("next", container.page(shown, page.next().get()));
        }
        json.writeArrayFieldStart("items");
        for (StoredAnnotation annotation : page.annotations()) {
            switch (shown) {
                case IRIS -> json.writeString(container.annotation(annotation.id()));
                case DESCRIPTIONS -> json.writeRawValue(text(container, annotation));
            }
        }
        json.writeEndArray();
    }

    private static byte[] object(Content content) {
        var text = new StringWriter();
        try (var json = DocumentReader.JSON.createGenerator(text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
