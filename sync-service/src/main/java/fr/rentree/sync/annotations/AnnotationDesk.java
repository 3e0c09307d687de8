package fr.rentree.sync.annotations;

import fr.rentree.sync.notebooks.NotebookRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Shows an owner's notebooks in the W3C way.
@ApplicationScoped
class AnnotationDesk {

    private final NotebookRepository notebooks;
    private final AnnotationRepository annotations;
    private final String origin;

    AnnotationDesk(
            NotebookRepository notebooks,
            AnnotationRepository annotations,
            @ConfigProperty(name = "rentree.public-url") String origin) {
        this.notebooks = notebooks;
        this.annotations = annotations;
        this.origin = origin;
    }

    @Transactional
    Optional<Container> container(UUID owner, UUID notebook) {
        return notebooks
                .find(owner, notebook)
                .map(found -> new Container(origin + "/annotations/" + found.id() + "/", found));
    }

    /// A page that exists; the first always does.
    @Transactional
    Optional<Container.Page> page(UUID owner, UUID notebook, int number) {
        return container(owner, notebook)
                .filter(container -> number >= 0 && number < container.pages())
                .map(container ->
                        new Container.Page(
                                container, number, annotations.page(owner, notebook, number)));
    }

    @Transactional
    Optional<StoredAnnotation> annotation(UUID owner, UUID notebook, UUID id) {
        return annotations.find(owner, notebook, id);
    }
}
