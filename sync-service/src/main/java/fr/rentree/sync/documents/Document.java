package fr.rentree.sync.documents;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.StringJoiner;

/// A JSON object as a client sent it, and its fields by JSON Pointer (without the first slash).
///
/// The members of an object `body` are fields of their own (`body/value`, `body/color`), so that a
/// colour and a text changed on two devices do not meet.
public record Document(String raw, SequencedMap<String, Field> fields) {

    public static final String BODY = "body";
    public static final String BODY_MEMBER = "body/";

    public Document {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    public Field field(String pointer) {
        return fields.getOrDefault(pointer, Field.ABSENT);
    }

    /// Writes an object from the raw values of its fields, members of the body put back together.
    public static String compose(Map<String, String> rawByPointer) {
        var members = new StringJoiner(",", "{", "}");
        rawByPointer.forEach((pointer, raw) -> {
            if (pointer.startsWith(BODY_MEMBER)) {
                members.add(member(pointer.substring(BODY_MEMBER.length()), raw));
            }
        });
        var object = new StringJoiner(",", "{", "}");
        var bodyWritten = false;
        for (var field : rawByPointer.entrySet()) {
            if (!field.getKey().startsWith(BODY_MEMBER)) {
                object.add(member(field.getKey(), field.getValue()));
            } else if (!bodyWritten) {
                object.add(member(BODY, members.toString()));
                bodyWritten = true;
            }
        }
        return object.toString();
    }

    /// A name as one step of a JSON Pointer.
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String member(String step, String raw) {
        return quote(step.replace("~1", "/").replace("~0", "~")) + ":" + raw;
    }

    private static String quote(String name) {
        var quoted = new StringBuilder("\"");
        name.chars()
                .forEach(c -> {
                    if (c == '"' || c == '\\') {
                        quoted.append('\\').append((char) c);
                    } else if (c < ' ' || Character.isSurrogate((char) c)) {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.append((char) c);
                    }
                });
        return quoted.append('"').toString();
    }
}
