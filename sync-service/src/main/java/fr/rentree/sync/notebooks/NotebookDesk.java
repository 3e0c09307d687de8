package fr.rentree.sync.notebooks;

import fr.rentree.sync.assignments.ReadingRightRepository;
import fr.rentree.sync.assignments.ReadingRights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Shows a person their notebooks, and whether each may still be written in.
@ApplicationScoped
class NotebookDesk {

    /// A notebook and what may be done with it today.
    record Shown(Notebook notebook, NotebookState state) {}

    private final NotebookRepository notebooks;
    private final ReadingRightRepository rights;
    private final Clock clock;

    NotebookDesk(NotebookRepository notebooks, ReadingRightRepository rights, Clock clock) {
        this.notebooks = notebooks;
        this.rights = rights;
        this.clock = clock;
    }

    @Transactional
    List<Shown> page(UUID owner, String afterId, int rows) {
        var held = rights.of(owner);
        return notebooks.page(owner, afterId, rows).stream().map(n -> shown(n, held)).toList();
    }

    @Transactional
    Optional<Shown> find(UUID owner, UUID notebook) {
        return notebooks.find(owner, notebook).map(found -> shown(found, rights.of(owner)));
    }

    private Shown shown(Notebook notebook, ReadingRights held) {
        var now = ZonedDateTime.now(clock);
        var verdict = held.verdict(notebook.origin(), now);
        return new Shown(notebook, NotebookState.of(notebook, verdict));
    }
}
