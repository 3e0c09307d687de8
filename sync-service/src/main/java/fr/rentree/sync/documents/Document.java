package fr.rentree.sync.documents;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.StringJoiner;

/// A JSON object as a client sent it, and its fields by JSON Pointer (without the first slash).
///
/// The members of an object `body` or `values` are fields of their own (`body/value`,
/// `body/color`), so that a colour and a text changed on two devices do not meet.
public record Document(String raw, SequencedMap<String, Field> fields) {

    public static final String BODY = "body";

    /// The objects whose members are fields of their own.
    public static final Set<String> OPENED = Set.of(BODY, "values");

    /// A field that says that there is an opened object, whatever members it has: two devices that
    /// take one away each leave it empty. No name of a member is written so.
    public static final String IS_OBJECT = "/~";

    public Document {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    public Field field(String pointer) {
        return fields.getOrDefault(pointer, Field.ABSENT);
    }

    /// Writes an object from the raw values of its fields, members of opened ones put back
    /// together.
    public static String compose(Map<String, String> rawByPointer) {
        var opened = new LinkedHashMap<String, StringJoiner>();
        rawByPointer.forEach((pointer, raw) -> {
            int slash = pointer.indexOf('/');
            if (slash > 0) {
                var members = opened.computeIfAbsent(pointer.substring(0, slash), _ -> object());
                if (!pointer.endsWith(IS_OBJECT)) {
                    members.add(member(pointer.substring(slash + 1), raw));
                }
            }
        });
        var object = object();
        rawByPointer.forEach((pointer, raw) -> {
            int slash = pointer.indexOf('/');
            if (slash < 0) {
                object.add(member(pointer, raw));
            } else {
                var members = opened.remove(pointer.substring(0, slash));
                if (members != null) {
                    object.add(member(pointer.substring(0, slash), members.toString()));
                }
            }
        });
        return object.toString();
    }

    /// A name as one step of a JSON Pointer.
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static StringJoiner object() {
        return new StringJoiner(",", "{", "}");
    }

    private static String member(String step, String raw) {
        return quote(step.replace("~1", "/").replace("~0", "~")) + ":" + raw;
    }

    static String quote(String name) {
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
