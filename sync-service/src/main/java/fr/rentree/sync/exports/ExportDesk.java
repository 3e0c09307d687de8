package fr.rentree.sync.exports;

import fr.rentree.platform.paging.PageLimit;
import fr.rentree.sync.notebooks.Notebook;
import fr.rentree.sync.notebooks.NotebookRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Hands a person's notebooks out page by page: each page is a transaction of its own, so that a
/// slow reader holds no connection.
@ApplicationScoped
class ExportDesk {

    /// Before every id.
    static final UUID START = new UUID(0, 0);

    private final NotebookRepository notebooks;
    private final ExportRepository kept;

    ExportDesk(NotebookRepository notebooks, ExportRepository kept) {
        this.notebooks = notebooks;
        this.kept = kept;
    }

    @Transactional
    Optional<Notebook> notebook(UUID owner, UUID id) {
        return notebooks.find(owner, id);
    }

    /// A person has one notebook per work and school: few.
    @Transactional
    List<Notebook> notebooks(UUID owner) {
        var all = new ArrayList<Notebook>();
        var page = notebooks.page(owner, "", PageLimit.MAXIMUM);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = notebooks.page(owner, page.getLast().id().toString(), PageLimit.MAXIMUM);
        }
        return all;
    }

    @Transactional
    List<Kept.Note> notes(UUID owner, UUID notebook, UUID after, int bytes) {
        return kept.notes(owner, notebook, after, bytes);
    }

    @Transactional
    List<Kept.Tombstone> tombstones(UUID owner, UUID notebook, UUID after) {
        return kept.tombstones(owner, notebook, after);
    }

    @Transactional
    List<Kept.Version> versions(UUID owner, UUID notebook, UUID after, int bytes) {
        return kept.versions(owner, notebook, after, bytes);
    }

    @Transactional
    List<Kept.Binned> bin(UUID owner, UUID notebook, UUID after, int bytes) {
        return kept.bin(owner, notebook, after, bytes);
    }
}
