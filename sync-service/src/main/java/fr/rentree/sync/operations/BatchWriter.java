package fr.rentree.sync.operations;

import fr.rentree.sync.documents.DocumentReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/// Writes a batch as a device would; documents stand in it as they are.
public final class BatchWriter {

    /// @param base revision that the document edits; 0 for none
    /// @param madeAt milliseconds
    public record Put(
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

    public static String write(UUID device, List<Put> puts) {
        var text = new StringWriter();
        try (var json = DocumentReader.JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("device", device.toString());
            json.writeArrayFieldStart("ops");
            for (Put put : puts) {
                json.writeStartObject();
                json.writeStringField("opId", put.opId());
                json.writeStringField("op", "put");
                json.writeStringField("id", "urn:uuid:" + put.note());
                json.writeStringField("kind", put.kind());
                json.writeStringField("work", put.work());
                json.writeStringField("school", put.school());
                json.writeNumberField("baseRev", put.base());
                json.writeStringField(
                        "hlc", "%d:%d:%s".formatted(put.madeAt(), put.counter(), device));
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
