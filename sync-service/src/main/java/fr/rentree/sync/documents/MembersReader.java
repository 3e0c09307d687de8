package fr.rentree.sync.documents;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;

/// Reads the members of a JSON object that somebody sent, or that the store has.
public final class MembersReader {

    private MembersReader() {}

    /// Reads one object and nothing behind it; says where it is none.
    public static Members read(String text) throws JsonProcessingException {
        char[] characters = text.toCharArray();
        try (var parser = DocumentReader.JSON.createParser(characters)) {
            demand(parser.nextToken() == JsonToken.START_OBJECT, parser, "expected a JSON object");
            var members = new LinkedHashMap<String, Members.Member>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                demand(!members.containsKey(name), parser, "there are two of " + name);
                JsonToken token = parser.nextToken();
                String words = token == JsonToken.VALUE_STRING ? parser.getText() : "";
                String raw = DocumentReader.slice(characters, parser);
                members.put(name, new Members.Member(raw, words));
            }
            demand(parser.nextToken() == null, parser, "nothing may follow the object");
            return new Members(members);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads an object that is known to be well-formed.
    public static Members readStored(String text) {
        try {
            return read(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void demand(boolean holds, JsonParser parser, String otherwise)
            throws JsonParseException {
        if (!holds) {
            throw new JsonParseException(parser, otherwise);
        }
    }
}
