package fr.rentree.sync.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be kept in a notebook. Notes are what a person wrote, and count as such; the others are
/// small, written by the reader itself, and have a ceiling of their own.
public enum Kind {
    ANNOTATION("Annotation", true),
    SEQUENCE("Sequence", true),
    POSITION("Position", false),
    PROGRESS("Progress", false),
    PREFERENCE("Preference", false);

    private final String type;
    private final boolean note;

    Kind(String type, boolean note) {
        this.type = type;
        this.note = note;
    }

    public static Optional<Kind> tryParse(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    public static Kind parse(String word) {
        return tryParse(word)
                .orElseThrow(() -> new IllegalArgumentException("Not a kind: " + word));
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Kind::word).toList();
    }

    /// As operations, the feed and the store spell it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a document of this kind has, or contains, as its `type`.
    public String type() {
        return type;
    }

    public boolean isNote() {
        return note;
    }
}
