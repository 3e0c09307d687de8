package fr.rentree.sync.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.formats.FoundNote.Defect;
import fr.rentree.sync.formats.FoundNote.Origin;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes documents out of one JSON text as they were written, and remembers which notebook they
/// stand under.
final class SliceReader {

    private final JsonParser parser;
    private final TapeReader text;
    private final String entry;
    private final int longest;
    private @Nullable String school;
    private @Nullable String work;

    SliceReader(JsonParser parser, TapeReader text, String entry, int longest) {
        this.parser = parser;
        this.text = text;
        this.entry = entry;
        this.longest = longest;
    }

    void inSchool(String uai) {
        school = uai;
    }

    void inWork(String name) {
        work = name;
    }

    void leavePlace() {
        school = null;
        work = null;
    }

    Optional<Origin> origin() {
        return school == null || work == null
                ? Optional.empty()
                : Optional.of(new Origin(school, work));
    }

    /// The value that the parser stands on; leaves it at its last token.
    FoundNote read(String at) throws IOException {
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        long from = parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return object ? since(at, from) : notAnObject(at);
    }

    /// The object that began there and ends where the parser stands.
    FoundNote since(String at, long from) {
        long to = parser.currentLocation().getCharOffset();
        return text.holds(from, to)
                ? note(at, text.between(from, to), Optional.empty())
                : broken(
                        at,
                        "document-too-large",
                        "the document has more than %d bytes: shorten it.".formatted(longest));
    }

    FoundNote notAnObject(String at) {
        return broken(at, "bad-document", "a document is a JSON object.");
    }

    private FoundNote broken(String at, String slug, String detail) {
        return note(at, "", Optional.of(new Defect(slug, detail)));
    }

    private FoundNote note(String at, String document, Optional<Defect> defect) {
        return new FoundNote(
                entry + "#" + at,
                Kind.ANNOTATION.word(),
                Optional.empty(),
                origin(),
                document,
                defect);
    }
}
