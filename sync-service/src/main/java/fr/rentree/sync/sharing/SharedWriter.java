package fr.rentree.sync.sharing;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.sharing.SharedPages.Change;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.UUID;

/// Writes a page of shared notes; documents stand in it as their teacher's device sent them.
final class SharedWriter {

    private SharedWriter() {}

    /// Writes to the reader as fast as it reads; the page is never there a second time.
    static void write(SharedPages.Page page, String cursor, Instant serverTime, OutputStream reader)
            throws IOException {
        try (var json = DocumentReader.JSON.createGenerator(reader)) {
            json.writeStartObject();
            json.writeArrayFieldStart("changes");
            for (Change change : page.changes()) {
                write(json, change);
            }
            json.writeEndArray();
            json.writeStringField("cursor", cursor);
            json.writeBooleanField("more", page.more());
            json.writeStringField("serverTime", serverTime.toString());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, Change change) throws IOException {
        json.writeStartObject();
        switch (change) {
            case Change.Shown note -> {
                id(json, note.id());
                json.writeStringField("share", note.share().toString());
                json.writeStringField("kind", note.kind());
                json.writeStringField("work", note.work());
                json.writeNumberField("rev", note.rev());
                json.writeBooleanField("deleted", false);
                json.writeFieldName("doc");
                json.writeRawValue(note.doc());
            }
            case Change.Deleted(var share, var id, var rev) -> {
                id(json, id);
                json.writeStringField("share", share.toString());
                json.writeNumberField("rev", rev);
                json.writeBooleanField("deleted", true);
            }
            case Change.Withdrawn(var share, var id) -> {
                id(json, id);
                json.writeStringField("share", share.toString());
                json.writeBooleanField("withdrawn", true);
            }
            case Change.Ended(var share) -> {
                json.writeNullField("id");
                json.writeStringField("share", share.toString());
                json.writeBooleanField("withdrawn", true);
            }
        }
        json.writeEndObject();
    }

    private static void id(JsonGenerator json, UUID id) throws IOException {
        json.writeStringField("id", "urn:uuid:" + id);
    }
}
