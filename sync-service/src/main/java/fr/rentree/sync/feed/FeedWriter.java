package fr.rentree.sync.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.rentree.sync.documents.DocumentReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/// Writes a page of changes; documents stand in it as they were sent.
final class FeedWriter {

    private FeedWriter() {}

    static String write(FeedAnswer.Page page, Instant serverTime) {
        var text = new StringWriter();
        try (var json = DocumentReader.JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("changes");
            for (Change change : page.changes()) {
                write(json, change);
            }
            json.writeEndArray();
            json.writeStringField("cursor", page.cursor());
            json.writeBooleanField("more", page.more());
            json.writeStringField("serverTime", serverTime.toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", "urn:uuid:" + change.id());
        json.writeStringField("kind", change.kind());
        json.writeStringField("work", change.work());
        json.writeStringField("school", change.school());
        json.writeStringField("notebook", change.notebook().toString());
        json.writeNumberField("seq", change.seq());
        json.writeNumberField("rev", change.rev());
        json.writeBooleanField("deleted", change.doc() == null);
        if (change.doc() != null) {
            json.writeFieldName("doc");
            json.writeRawValue(change.doc());
        }
        json.writeEndObject();
    }
}
