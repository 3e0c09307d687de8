package fr.rentree.sync.annotations;

import fr.rentree.sync.annotations.AnnotationRepository.Placed;
import fr.rentree.sync.annotations.Container.Page;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.notebooks.Notebook;
import fr.rentree.sync.notebooks.NotebookRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Shows an owner's notebooks in the W3C way.
@ApplicationScoped
class ContainerDesk {

    private final NotebookRepository notebooks;
    private final AnnotationRepository annotations;
    private final SyncConfig limits;
    private final AnnotationsConfig pages;
    private final String origin;

    ContainerDesk(
            NotebookRepository notebooks,
            AnnotationRepository annotations,
            SyncConfig limits,
            AnnotationsConfig pages,
            @ConfigProperty(name = "rentree.public-url") String origin) {
        this.notebooks = notebooks;
        this.annotations = annotations;
        this.limits = limits;
        this.pages = pages;
        this.origin = origin;
    }

    @Transactional
    Container container(UUID owner, UUID notebook) {
        return notebooks
                .find(owner, notebook)
                .map(found -> container(owner, found))
                .orElseThrow(ContainerProblems::unknownNotebook);
    }

    /// @param bytes of documents that the page may have
    @Transactional
    Page page(UUID owner, Container container, PageStart start, int bytes) {
        var notebook = container.notebook().id();
        int rows = pages.perPage();
        var found = annotations.page(owner, notebook, start, rows, bytes);
        var next =
                found.isEmpty() || !found.getLast().more()
                        ? Optional.<PageStart>empty()
                        : Optional.of(
                                new PageStart(
                                        start.index() + found.size(),
                                        Optional.of(found.getLast().annotation().id())));
        return new Page(
                container,
                start,
                start.after().map(_ -> before(owner, notebook, start, rows)),
                next,
                found.stream().map(Placed::annotation).toList());
    }

    /// Where the last page begins as long as nothing changes: behind whole pages.
    @Transactional
    PageStart last(UUID owner, Container container) {
        int rest = (container.total() - 1) % pages.perPage() + 1;
        var end = new PageStart(container.total(), Optional.empty());
        return container.total() == 0
                ? PageStart.FIRST
                : before(owner, container.notebook().id(), end, rest);
    }

    /// As it stands, or what is left of it; refused when there never was one.
    @Transactional
    StoredAnnotation annotationOrGone(UUID owner, Container container, UUID id) {
        return annotations
                .find(owner, container.notebook().id(), id)
                .orElseThrow(ContainerProblems::unknownAnnotation);
    }

    /// An id that nothing has or had.
    @Transactional
    UUID nextId() {
        return annotations.nextId();
    }

    private Container container(UUID owner, Notebook notebook) {
        int others = annotations.sequences(owner, notebook.id());
        return new Container(
                origin + "/annotations/" + notebook.id() + "/",
                notebook,
                Math.max(0, notebook.live() - others));
    }

    private PageStart before(UUID owner, UUID notebook, PageStart end, int rows) {
        var backwards = annotations.backwards(owner, notebook, end.after(), rows + 1);
        return PageStart.before(end.index(), backwards, rows, limits.bytesPerPage());
    }
}
