package fr.rentree.sync.exports;

import fr.rentree.sync.notebooks.Notebook;
import fr.rentree.sync.profiles.ProfileReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a notebook as W3C EPUB Annotations has it: a zip with `annotations.json`, an
/// `AnnotationSet`. Beside it `profiles.json` says which profiles each annotation satisfies.
final class EpubWriter {

    private static final String CONTEXT = "https://www.w3.org/ns/epub-anno.jsonld";

    /// The first moment a zip can name.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ProfileReader profiles;

    EpubWriter(ProfileReader profiles) {
        this.profiles = profiles;
    }

    void one(OutputStream out, Notebook notebook, PagesReader pages) throws IOException {
        try (var zip = new ZipOutputStream(kept(out))) {
            zip.putNextEntry(entry("annotations.json"));
            set(zip, notebook, pages);
            zip.closeEntry();
            zip.putNextEntry(entry("profiles.json"));
            profiles(zip, pages);
            zip.closeEntry();
        }
    }

    /// One file a notebook, each as it would be alone.
    void all(OutputStream out, List<Notebook> notebooks, Function<Notebook, PagesReader> pages)
            throws IOException {
        try (var zip = new ZipOutputStream(kept(out))) {
            for (Notebook notebook : notebooks) {
                zip.putNextEntry(
                        entry(FileName.inArchive(notebook, ExportFormat.EPUB.extension())));
                one(zip, notebook, pages.apply(notebook));
                zip.closeEntry();
            }
        }
    }

    private static void set(OutputStream out, Notebook notebook, PagesReader pages)
            throws IOException {
        try (var json = JsonWriter.on(out)) {
            json.writeStartObject();
            JsonWriter.context(json, CONTEXT);
            json.writeStringField("id", "urn:uuid:" + notebook.id());
            json.writeStringField("type", "AnnotationSet");
            json.writeObjectFieldStart("generator");
            json.writeStringField("id", "https://rentree.example/");
            json.writeStringField("type", "Software");
            json.writeStringField("name", "Rentrée");
            json.writeEndObject();
            json.writeObjectFieldStart("about");
            json.writeArrayFieldStart("dc:identifier");
            json.writeString(notebook.place().work());
            json.writeEndArray();
            JsonWriter.place(json, notebook);
            json.writeEndObject();
            json.writeArrayFieldStart("items");
            pages.annotations(note -> JsonWriter.line(json, JsonWriter.annotation(note)));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void profiles(OutputStream out, PagesReader pages) throws IOException {
        try (var json = JsonWriter.on(out)) {
            json.writeStartObject();
            pages.annotations(note -> {
                json.writeRaw('\n');
                json.writeArrayFieldStart("urn:uuid:" + note.id());
                for (String word : profiles.satisfied(JsonWriter.annotation(note))) {
                    json.writeString(word);
                }
                json.writeEndArray();
            });
            json.writeEndObject();
        }
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    /// The stream stays open for whoever gave it.
    private static OutputStream kept(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
