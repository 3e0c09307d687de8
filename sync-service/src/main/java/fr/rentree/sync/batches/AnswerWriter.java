package fr.rentree.sync.batches;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.rentree.sync.changes.Answer;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.operations.OperationProblems;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Writes the answer to a batch; documents stand in it as they were sent.
final class AnswerWriter {

    private AnswerWriter() {}

    /// Writes to the reader as fast as it reads; the answer is never there a second time.
    static void write(List<Answer> answers, Instant serverTime, OutputStream reader)
            throws IOException {
        try (var json = DocumentReader.JSON.createGenerator(reader)) {
            json.writeStartObject();
            json.writeArrayFieldStart("results");
            for (Answer answer : answers) {
                json.writeStartObject();
                switch (answer) {
                    case Answer.Done done -> write(json, done);
                    case Answer.Rejected rejected -> write(json, rejected);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("serverTime", serverTime.toString());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, Answer.Done done) throws IOException {
        var result = done.result();
        String outcome = result.outcome().name().toLowerCase(Locale.ROOT);
        json.writeStringField("opId", done.opId());
        json.writeStringField("result", done.repeated() ? "duplicate" : outcome);
        if (done.repeated()) {
            json.writeStringField("original", outcome);
        }
        json.writeStringField("id", "urn:uuid:" + result.note());
        json.writeNumberField("rev", result.rev());
        json.writeNumberField("seq", result.seq());
        if (done.deleted()) {
            json.writeBooleanField("deleted", true);
        }
        if (done.doc().isPresent()) {
            json.writeFieldName("doc");
            json.writeRawValue(done.doc().get());
        }
    }

    private static void write(JsonGenerator json, Answer.Rejected rejected) throws IOException {
        var words = OperationProblems.words(rejected.refusal());
        json.writeStringField("opId", rejected.opId());
        json.writeStringField("result", "rejected");
        json.writeObjectFieldStart("problem");
        json.writeStringField("type", words.type());
        json.writeStringField("title", words.title());
        json.writeStringField("detail", words.detail());
        json.writeEndObject();
        json.writeBooleanField("retryable", words.retryable());
    }
}
