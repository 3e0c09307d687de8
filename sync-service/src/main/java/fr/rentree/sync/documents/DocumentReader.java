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
import java.util.Map;
import java.util.SequencedMap;

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

    private static final Field OBJECT = new Field("{}", "object");

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
                if (Document.OPENED.contains(name)
                        && parser.currentToken() == JsonToken.END_OBJECT) {
                    addMembers(name, value, fields);
                } else {
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

    /// The members of an object, as they were written, by their names.
    static SequencedMap<String, String> members(String object) {
        char[] text = object.toCharArray();
        var members = new LinkedHashMap<String, String>();
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, slice(text, parser));
            }
            return members;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same text with another id, when it has one.
    public static String withId(String document, String id) {
        char[] text = document.toCharArray();
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("id");
                parser.nextToken();
                int start = start(parser);
                parser.skipChildren();
                if (found) {
                    return document.substring(0, start)
                            + '"'
                            + id
                            + '"'
                            + document.substring(end(parser));
                }
            }
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a string says, its escapes undone; of anything else, its text.
    public static String words(Field field) {
        try (var parser = JSON.createParser(field.raw().toCharArray())) {
            return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : field.raw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addMembers(String name, Field opened, Map<String, Field> fields)
            throws IOException {
        String text = opened.raw();
        try (var parser = JSON.createParser(text.toCharArray())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String pointer = name + "/" + Document.escape(parser.currentName());
                parser.nextToken();
                fields.put(pointer, field(text, parser));
            }
        }
        fields.put(name + Document.IS_OBJECT, OBJECT);
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
