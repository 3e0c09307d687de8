package fr.rentree.sync.imports;

import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.formats.NoteIds;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/// Writes a batch as a device would; documents stand in it as they are.
final class BatchWriter {

    /// Imports are one device of their owner, the same for all.
    static final UUID DEVICE = UUID.fromString("00000000-0000-7000-8000-000000000014");

    /// @param base revision that the document edits; 0 for none
    /// @param madeAt milliseconds
    record Put(
            String opId,
            UUID note,
            String kind,
            String school,
            String work,
            int base,
            long madeAt,
            int counter,
            String doc) {}

    private BatchWriter() {}

    static String write(List<Put> puts) {
        var text = new StringWriter();
        try (var json = DocumentReader.JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("device", DEVICE.toString());
            json.writeArrayFieldStart("ops");
            for (Put put : puts) {
                json.writeStartObject();
                json.writeStringField("opId", put.opId());
                json.writeStringField("op", "put");
                json.writeStringField("id", NoteIds.urn(put.note()));
                json.writeStringField("kind", put.kind());
                json.writeStringField("work", put.work());
                json.writeStringField("school", put.school());
                json.writeNumberField("baseRev", put.base());
                json.writeStringField(
                        "hlc", "%d:%d:%s".formatted(put.madeAt(), put.counter(), DEVICE));
                json.writeFieldName("doc");
                json.writeRawValue(put.doc());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
