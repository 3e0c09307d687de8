package fr.rentree.sync.exports;

import fr.rentree.sync.documents.Kind;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Follows one notebook from page to page; never more than one page is in memory.
final class PagesReader {

    @FunctionalInterface
    interface Each<T> {
        void take(T row) throws IOException;
    }

    private final ExportDesk desk;
    private final UUID owner;
    private final UUID notebook;
    private final int bytes;

    /// @param bytes of documents that a page may have
    PagesReader(ExportDesk desk, UUID owner, UUID notebook, int bytes) {
        this.desk = desk;
        this.owner = owner;
        this.notebook = notebook;
        this.bytes = bytes;
    }

    void notes(Each<Kept.Note> each) throws IOException {
        all(after -> desk.notes(owner, notebook, after, bytes), each);
    }

    /// The notes that other programs understand.
    void annotations(Each<Kept.Note> each) throws IOException {
        notes(note -> {
            if (note.kind().equals(Kind.ANNOTATION.word())) {
                each.take(note);
            }
        });
    }

    void tombstones(Each<Kept.Tombstone> each) throws IOException {
        all(after -> desk.tombstones(owner, notebook, after), each);
    }

    void versions(Each<Kept.Version> each) throws IOException {
        all(after -> desk.versions(owner, notebook, after, bytes), each);
    }

    void bin(Each<Kept.Binned> each) throws IOException {
        all(after -> desk.bin(owner, notebook, after, bytes), each);
    }

    private static <T extends Kept> void all(Function<UUID, List<T>> page, Each<T> each)
            throws IOException {
        var rows = page.apply(ExportDesk.START);
        while (!rows.isEmpty()) {
            for (T row : rows) {
                each.take(row);
            }
            rows = page.apply(rows.getLast().id());
        }
    }
}
