package fr.rentree.sync.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.rentree.sync.documents.DocumentReader;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/// Writes a page of changes; documents stand in it as they were sent.
final class FeedWriter {

    private FeedWriter() {}

    /// Writes to the reader as fast as it reads; the page is never there a second time.
    static void write(FeedAnswer.Page page, Instant serverTime, OutputStream reader)
            throws IOException {
        try (var json = DocumentReader.JSON.createGenerator(reader)) {
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
        }
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
