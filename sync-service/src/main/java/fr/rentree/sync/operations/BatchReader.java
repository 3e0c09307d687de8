package fr.rentree.sync.operations;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import fr.rentree.platform.problem.Problem;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.operations.Operation.Batch;
import fr.rentree.sync.operations.Operation.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads the body of a push. What is no batch at all is refused whole; what is wrong with one
/// operation concerns that operation alone.
@ApplicationScoped
public class BatchReader {

    private static final char REPLACEMENT = '\uFFFD';

    private final OperationReader operations;
    private final SyncConfig limits;

    BatchReader(OperationReader operations, SyncConfig limits) {
        this.operations = operations;
        this.limits = limits;
    }

    public Batch read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(limits.bytesPerBatch() + 1);
        if (bytes.length > limits.bytesPerBatch()) {
            throw OperationProblems.batchTooLarge(limits.bytesPerBatch());
        }
        char[] text = decode(bytes);
        try (var parser = DocumentReader.JSON.createParser(text)) {
            return batch(text, parser);
        } catch (JsonProcessingException e) {
            throw notABatch(e.getOriginalMessage() + ", " + place(e));
        }
    }

    private Batch batch(char[] text, JsonParser parser) throws IOException {
        demand(parser.nextToken() == JsonToken.START_OBJECT, "the body must be a JSON object");
        UUID device = null;
        List<OperationReader.Sent> sent = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "device" -> device = device(parser);
                case "ops" -> sent = operations(text, parser);
                default -> throw notABatch("unknown field \"" + name + "\"");
            }
        }
        demand(parser.nextToken() == null, "nothing may follow the object");
        if (device == null || sent == null) {
            throw notABatch("`device` and `ops` are required");
        }
        demand(!device.equals(Batch.SERVER), "`device` must be the sender's own");
        var from = device;
        List<Item> items = sent.stream().map(one -> operations.read(one, from)).toList();
        return new Batch(device, items);
    }

    private static UUID device(JsonParser parser) throws IOException {
        try {
            return UUID.fromString(parser.getText());
        } catch (IllegalArgumentException _) {
            throw notABatch("`device` must be a UUID");
        }
    }

    private List<OperationReader.Sent> operations(char[] text, JsonParser parser)
            throws IOException {
        demand(parser.currentToken() == JsonToken.START_ARRAY, "`ops` must be an array");
        var sent = new ArrayList<OperationReader.Sent>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (sent.size() == limits.operationsPerBatch()) {
                throw OperationProblems.tooManyOperations(limits.operationsPerBatch());
            }
            sent.add(OperationReader.Sent.read(text, parser));
        }
        return sent;
    }

    /// Bytes that are no UTF-8 cannot be given back as they were sent. Only what has the sign that
    /// stands for such bytes need be looked at closely.
    private static char[] decode(byte[] bytes) {
        var quick = new String(bytes, StandardCharsets.UTF_8);
        if (quick.indexOf(REPLACEMENT) < 0) {
            return quick.toCharArray();
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            char[] characters = new char[text.remaining()];
            text.get(characters);
            return characters;
        } catch (CharacterCodingException _) {
            throw notABatch("the body must be UTF-8");
        }
    }

    private static String place(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null
                ? "place unknown"
                : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw notABatch(otherwise);
        }
    }

    private static RuntimeException notABatch(String why) {
        return Problem.badRequest(
                "not-a-batch",
                "Send {\"device\", \"ops\": [\u2026]} as JSON in UTF-8: " + why + ".");
    }
}
