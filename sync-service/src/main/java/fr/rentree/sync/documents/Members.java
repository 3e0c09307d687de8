package fr.rentree.sync.documents;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.StringJoiner;

/// The members of a JSON object in the order they were written in, each value as its text: what is
/// not replaced comes out as it went in.
public record Members(SequencedMap<String, Member> all) {

    /// @param raw as it was written
    /// @param words of a string, unescaped; empty for everything else
    public record Member(String raw, String words) {}

    public Members {
        all = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(all));
    }

    public boolean has(String name) {
        return all.containsKey(name);
    }

    public Optional<Member> member(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /// With another value in the same place, or at the end when there was none.
    public Members with(String name, String raw) {
        var changed = new LinkedHashMap<>(all);
        changed.put(name, new Member(raw, ""));
        return new Members(changed);
    }

    /// With a value where there is none; what is there stays.
    public Members withDefault(String name, String raw) {
        return has(name) ? this : with(name, raw);
    }

    /// The same, at the beginning.
    public Members withFirst(String name, String raw) {
        if (has(name)) {
            return this;
        }
        var changed = new LinkedHashMap<>(all);
        changed.putFirst(name, new Member(raw, ""));
        return new Members(changed);
    }

    public Members without(String name) {
        var changed = new LinkedHashMap<>(all);
        changed.remove(name);
        return new Members(changed);
    }

    /// The object, with no more than its members between the braces.
    public String text() {
        var object = new StringJoiner(",", "{", "}");
        all.forEach((name, member) -> object.add(Document.quote(name) + ":" + member.raw()));
        return object.toString();
    }

    /// A JSON string of characters that need no escape, as in an IRI or a moment.
    public static String string(Object plain) {
        return "\"" + plain + "\"";
    }
}
