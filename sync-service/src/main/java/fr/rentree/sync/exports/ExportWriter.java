package fr.rentree.sync.exports;

import fr.rentree.sync.notebooks.Notebook;
import fr.rentree.sync.profiles.ProfileReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/// Writes one notebook, or all of a person's, in one of the formats, as it is read. The same
/// notebook gives the same bytes: no time and no order in them is that of the export.
@ApplicationScoped
class ExportWriter {

    /// @param room bytes of documents that may be in memory for them
    record Reader(UUID owner, int room) {}

    private final ExportDesk desk;
    private final ProfileReader profiles;

    ExportWriter(ExportDesk desk, ProfileReader profiles) {
        this.desk = desk;
        this.profiles = profiles;
    }

    void one(OutputStream out, ExportFormat format, Reader reader, Notebook notebook)
            throws IOException {
        switch (format) {
            case EPUB -> epub().one(out, notebook, pages(reader, notebook));
            case JSONLD -> CollectionWriter.one(out, notebook, pages(reader, notebook));
            case JSON -> everything().all(out, List.of(notebook), n -> pages(reader, n));
        }
    }

    void all(OutputStream out, ExportFormat format, Reader reader, List<Notebook> notebooks)
            throws IOException {
        switch (format) {
            case EPUB -> epub().all(out, notebooks, notebook -> pages(reader, notebook));
            case JSONLD ->
                    CollectionWriter.all(out, notebooks, notebook -> pages(reader, notebook));
            case JSON -> everything().all(out, notebooks, notebook -> pages(reader, notebook));
        }
    }

    private EpubWriter epub() {
        return new EpubWriter(profiles);
    }

    private EverythingWriter everything() {
        return new EverythingWriter(profiles);
    }

    private PagesReader pages(Reader reader, Notebook notebook) {
        return new PagesReader(desk, reader.owner(), notebook.id(), reader.room());
    }
}
