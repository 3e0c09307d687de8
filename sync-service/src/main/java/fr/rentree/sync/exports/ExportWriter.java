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

    private final ExportDesk desk;
    private final ProfileReader profiles;

    ExportWriter(ExportDesk desk, ProfileReader profiles) {
        this.desk = desk;
        this.profiles = profiles;
    }

    void one(OutputStream out, ExportFormat format, UUID owner, Notebook notebook)
            throws IOException {
        switch (format) {
            case EPUB -> epub().one(out, notebook, pages(owner, notebook));
            case JSONLD -> CollectionWriter.one(out, notebook, pages(owner, notebook));
            case JSON -> everything().all(out, List.of(notebook), n -> pages(owner, n));
        }
    }

    void all(OutputStream out, ExportFormat format, UUID owner) throws IOException {
        var notebooks = desk.notebooks(owner);
        switch (format) {
            case EPUB -> epub().all(out, notebooks, notebook -> pages(owner, notebook));
            case JSONLD -> CollectionWriter.all(out, notebooks, notebook -> pages(owner, notebook));
            case JSON -> everything().all(out, notebooks, notebook -> pages(owner, notebook));
        }
    }

    private EpubWriter epub() {
        return new EpubWriter(profiles);
    }

    private EverythingWriter everything() {
        return new EverythingWriter(profiles);
    }

    private PagesReader pages(UUID owner, Notebook notebook) {
        return new PagesReader(desk, owner, notebook.id());
    }
}
