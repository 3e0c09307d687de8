package fr.rentree.sync.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;

/// Finds the fields of a JSON object without taking its text apart: what is not changed stays as
/// sent.
public final class DocumentReader {

    /// Numbers and nesting are bounded by the size of a body alone: nothing here makes a number of
    /// digits or recurses.
    public static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private static final int DIGEST_BYTES = 12;

    private DocumentReader() {}

    /// Reads an object that is known to be well-formed.
    public static Document read(String raw) {
        var fields = new LinkedHashMap<String, Field>();
        try (var parser = JSON.createParser(raw.toCharArray())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                Field value = field(raw, parser);
                boolean members =
                        name.equals(Document.BODY)
                                && parser.currentToken() == JsonToken.END_OBJECT
                                && addMembers(value.raw(), fields);
                if (!members) {
                    fields.put(Document.escape(name), value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Document(raw, fields);
    }

    /// The text of the value that a parser stands on; leaves the parser at its last token.
    public static String slice(char[] text, JsonParser parser) throws IOException {
        int start = start(parser);
        parser.skipChildren();
        return new String(text, start, end(parser) - start);
    }

    private static boolean addMembers(String body, LinkedHashMap<String, Field> fields)
            throws IOException {
        int before = fields.size();
        try (var parser = JSON.createParser(body.toCharArray())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String pointer = Document.BODY_MEMBER + Document.escape(parser.currentName());
                parser.nextToken();
                fields.put(pointer, field(body, parser));
            }
        }
        return fields.size() > before;
    }

    private static Field field(String text, JsonParser parser) throws IOException {
        int start = start(parser);
        var digest = sha256();
        int depth = 0;
        do {
            depth += depthChange(parser.currentToken());
            add(digest, parser);
        } while (depth > 0 && parser.nextToken() != null);
        byte[] short12 = Arrays.copyOf(digest.digest(), DIGEST_BYTES);
        return new Field(
                text.substring(start, end(parser)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(short12));
    }

    private static void add(MessageDigest digest, JsonParser parser) throws IOException {
        digest.update((byte) parser.currentToken().id());
        if (parser.currentToken().isScalarValue()
                || parser.currentToken() == JsonToken.FIELD_NAME) {
            digest.update(parser.getText().getBytes(StandardCharsets.UTF_16BE));
            digest.update((byte) 0xFF);
        }
    }

    private static int depthChange(JsonToken token) {
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }

    private static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private static int end(JsonParser parser) throws IOException {
        parser.finishToken();
        return (int) parser.currentLocation().getCharOffset();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
