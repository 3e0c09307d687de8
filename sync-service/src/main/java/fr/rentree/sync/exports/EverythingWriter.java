package fr.rentree.sync.exports;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.notebooks.Notebook;
import fr.rentree.sync.profiles.ProfileReader;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Writes all that the store has: every kind, deletions, texts that lost, and the bin.
final class EverythingWriter {

    static final String FORMAT = "https://rentree.example/formats/notebooks/1";

    private final ProfileReader profiles;

    EverythingWriter(ProfileReader profiles) {
        this.profiles = profiles;
    }

    void all(OutputStream out, List<Notebook> notebooks, Function<Notebook, PagesReader> pages)
            throws IOException {
        try (var json = JsonWriter.on(out)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeArrayFieldStart("notebooks");
            for (Notebook notebook : notebooks) {
                notebook(json, notebook, pages.apply(notebook));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void notebook(JsonGenerator json, Notebook notebook, PagesReader pages)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("notebook", notebook.id().toString());
        json.writeStringField("work", notebook.place().work());
        json.writeStringField("school", notebook.place().school().value());
        json.writeStringField("schoolYear", notebook.schoolYear().toString());
        json.writeNumberField("seq", notebook.seq());
        json.writeArrayFieldStart("documents");
        pages.notes(note -> note(json, note));
        pages.tombstones(tombstone -> tombstone(json, tombstone));
        json.writeEndArray();
        json.writeArrayFieldStart("versions");
        pages.versions(version -> version(json, version));
        json.writeEndArray();
        json.writeArrayFieldStart("bin");
        pages.bin(binned -> binned(json, binned));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void note(JsonGenerator json, Kept.Note note) throws IOException {
        heading(json, note.id(), note.kind(), note.edition());
        state(json, note.rev(), note.seq(), note.changedAt());
        json.writeBooleanField("deleted", false);
        if (note.kind().equals(Kind.ANNOTATION.word())) {
            json.writeArrayFieldStart("profiles");
            for (String word : profiles.satisfied(note.doc())) {
                json.writeString(word);
            }
            json.writeEndArray();
        }
        json.writeFieldName("doc");
        json.writeRawValue(note.doc());
        json.writeEndObject();
    }

    private static void tombstone(JsonGenerator json, Kept.Tombstone tombstone) throws IOException {
        heading(json, tombstone.id(), tombstone.kind(), tombstone.edition());
        state(json, tombstone.rev(), tombstone.seq(), tombstone.changedAt());
        json.writeBooleanField("deleted", true);
        json.writeEndObject();
    }

    private static void version(JsonGenerator json, Kept.Version version) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("document", "urn:uuid:" + version.document());
        json.writeStringField("field", version.field());
        json.writeStringField("at", version.at().toString());
        json.writeFieldName("value");
        json.writeRawValue(version.value());
        json.writeEndObject();
    }

    private static void binned(JsonGenerator json, Kept.Binned binned) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("document", "urn:uuid:" + binned.document());
        json.writeStringField("kind", binned.kind());
        json.writeStringField("at", binned.at().toString());
        json.writeBooleanField("partial", binned.partial());
        json.writeFieldName("doc");
        json.writeRawValue(binned.doc());
        json.writeEndObject();
    }

    private static void heading(JsonGenerator json, UUID id, String kind, String edition)
            throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("id", "urn:uuid:" + id);
        json.writeStringField("kind", kind);
        json.writeStringField("edition", edition);
    }

    private static void state(JsonGenerator json, int rev, long seq, Instant changedAt)
            throws IOException {
        json.writeNumberField("rev", rev);
        json.writeNumberField("seq", seq);
        json.writeStringField("changedAt", changedAt.toString());
    }
}
