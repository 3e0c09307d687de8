package fr.rentree.sync.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import fr.rentree.sync.documents.Kind;
import java.io.IOException;
import java.util.Optional;

/// Finds the documents in one JSON text: an AnnotationSet, an AnnotationCollection or page, an
/// array of annotations, one alone, or an export of ours. Reads once, from front to back.
final class NotesReader {

    /// Where documents go as they are found.
    interface Found {
        void note(FoundNote note);

        void format(String format);

        /// A deletion, a version or a binned edit of an export.
        void leftOut();
    }

    /// A document has 64 levels at most; these are those of what it stands in.
    private static final int LEVELS = 64 + 8;

    private static final int LONGEST_NAME = 10_000;
    private static final int LONGEST_WORD = 500;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(LEVELS)
                                    .maxStringLength(LONGEST_NAME)
                                    .maxNumberLength(LONGEST_NAME)
                                    .maxNameLength(LONGEST_NAME)
                                    .build())
                    .build();

    private final JsonParser parser;
    private final SliceReader slices;
    private final String entry;
    private final Found found;

    NotesReader(TapeReader text, String entry, int longest, Found found) throws IOException {
        this.parser = JSON.createParser(text);
        this.slices = new SliceReader(parser, text, entry, longest);
        this.entry = entry;
        this.found = found;
    }

    void read() throws IOException {
        var token = parser.nextToken();
        if (token == JsonToken.START_OBJECT) {
            whole("");
        } else if (token == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                slices.leavePlace();
                whole("/" + i);
            }
        } else {
            throw unreadable("a JSON object or array is expected");
        }
        if (parser.nextToken() != null) {
            throw unreadable("something follows the end");
        }
    }

    /// Something that holds documents, or one that stands alone.
    private void whole(String at) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            document(at);
            return;
        }
        long from = parser.currentTokenLocation().getCharOffset();
        boolean holder = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            var token = parser.nextToken();
            holder |= member(at, name, token);
        }
        if (!holder) {
            found.note(slices.since(at, from));
        }
    }

    /// Whether the member makes its object one that holds documents.
    private boolean member(String at, String name, JsonToken token) throws IOException {
        switch (name) {
            case "items" -> {
                if (token == JsonToken.START_ARRAY) {
                    items(at + "/items");
                    return true;
                }
            }
            case "first" -> {
                if (token == JsonToken.START_OBJECT) {
                    page(at + "/first");
                    return true;
                }
            }
            case "notebooks" -> {
                if (token == JsonToken.START_ARRAY) {
                    found.format("json");
                    each(at + "/notebooks", this::notebook);
                    return true;
                }
            }
            case "about" -> {
                if (token == JsonToken.START_OBJECT) {
                    found.format("epub");
                    about();
                }
            }
            case "rentree:school" -> slices.inSchool(word(token));
            case "rentree:work" -> slices.inWork(word(token));
            default -> parser.skipChildren();
        }
        parser.skipChildren();
        return false;
    }

    private void about() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            var token = parser.nextToken();
            switch (name) {
                case "rentree:school" -> slices.inSchool(word(token));
                case "rentree:work" -> slices.inWork(word(token));
                default -> parser.skipChildren();
            }
        }
    }

    private void page(String at) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean items = parser.currentName().equals("items");
            if (parser.nextToken() == JsonToken.START_ARRAY && items) {
                items(at + "/items");
            } else {
                parser.skipChildren();
            }
        }
    }

    private void items(String at) throws IOException {
        each(at, this::document);
    }

    private void notebook(String at) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw unreadable("a notebook is an object");
        }
        slices.leavePlace();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            var token = parser.nextToken();
            boolean array = token == JsonToken.START_ARRAY;
            switch (name) {
                case "school" -> slices.inSchool(word(token));
                case "work" -> slices.inWork(word(token));
                case "documents" -> {
                    if (array) {
                        each(at + "/documents", this::kept);
                    }
                }
                case "versions", "bin" -> {
                    if (array) {
                        each(
                                at,
                                _ -> {
                                    parser.skipChildren();
                                    found.leftOut();
                                });
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    /// A document of an export of ours, with what the store says of it.
    private void kept(String at) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            found.note(slices.notAnObject(at));
            return;
        }
        String kind = Kind.ANNOTATION.word();
        String id = null;
        FoundNote doc = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            var token = parser.nextToken();
            switch (name) {
                case "kind" -> kind = word(token);
                case "id" -> id = word(token);
                case "doc" -> doc = slices.read(at + "/doc");
                default -> parser.skipChildren();
            }
        }
        if (doc == null) {
            found.leftOut();
        } else {
            found.note(doc.as(kind, Optional.ofNullable(id), slices.origin()));
        }
    }

    private void document(String at) throws IOException {
        found.note(slices.read(at));
    }

    @FunctionalInterface
    private interface Element {
        void read(String at) throws IOException;
    }

    private void each(String at, Element element) throws IOException {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            element.read(at + "/" + i);
        }
    }

    private String word(JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING || parser.getTextLength() > LONGEST_WORD) {
            throw unreadable("a text of at most %d characters is expected".formatted(LONGEST_WORD));
        }
        return parser.getText();
    }

    private RefusedFileException unreadable(String why) {
        var at = parser.currentTokenLocation();
        return new RefusedFileException(
                new FileRefusal.Unreadable(
                        entry,
                        "%s at line %d, column %d"
                                .formatted(why, at.getLineNr(), at.getColumnNr())));
    }
}
