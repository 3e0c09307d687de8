package fr.rentree.sync.annotations;

import fr.rentree.sync.batches.NoteDesk;
import fr.rentree.sync.batches.NoteDesk.Write;
import fr.rentree.sync.batches.NoteDesk.Writer;
import fr.rentree.sync.batches.NoteDesk.Written;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Takes what W3C clients write, by the push path; conditions are decided there, under the owner's
/// lock.
@ApplicationScoped
class AnnotationDesk {

    /// Where an annotation is.
    record Address(UUID notebook, UUID annotation) {}

    /// An annotation as it stands, and the container that it is in.
    record Held(Container container, StoredAnnotation annotation) {

        String iri() {
            return container.annotation(annotation.id());
        }
    }

    private final ContainerDesk containers;
    private final AnnotationBodyReader bodies;
    private final NoteDesk notes;
    private final Clock clock;

    AnnotationDesk(
            ContainerDesk containers, AnnotationBodyReader bodies, NoteDesk notes, Clock clock) {
        this.containers = containers;
        this.bodies = bodies;
        this.notes = notes;
        this.clock = clock;
    }

    Held read(UUID owner, Address address) {
        return held(owner, containers.container(owner, address.notebook()), address.annotation());
    }

    Held create(Writer writer, UUID notebook, String sent) {
        var container = containers.container(writer.owner(), notebook);
        var now = clock.instant();
        var none = new StoredAnnotation(containers.nextId(), 0, now, now, null);
        var fresh = new Held(container, none);
        String doc = bodies.created(sent, none, fresh.iri());
        return held(writer.owner(), container, write(writer, fresh, Optional.of(doc), 0).note());
    }

    Held replace(Writer writer, Address address, Precondition demands, String sent) {
        var current = read(writer.owner(), address);
        String doc = bodies.replaced(sent, current.annotation(), current.iri());
        write(writer, current, Optional.of(doc), demands.base(current.annotation()));
        return held(writer.owner(), current.container(), address.annotation());
    }

    /// A deletion that is repeated under its key finds nothing left, and is good all the same.
    void delete(Writer writer, Address address, Precondition demands) {
        var container = containers.container(writer.owner(), address.notebook());
        var current = containers.annotationOrGone(writer.owner(), container, address.annotation());
        int base = demands.base(current);
        var done = write(writer, new Held(container, current), Optional.empty(), base);
        if (current.doc() == null && !done.repeated()) {
            throw ContainerProblems.deleted();
        }
    }

    private Held held(UUID owner, Container container, UUID id) {
        var found = containers.annotationOrGone(owner, container, id);
        if (found.doc() == null) {
            throw ContainerProblems.deleted();
        }
        return new Held(container, found);
    }

    private Written.Done write(Writer writer, Held on, Optional<String> doc, int base) {
        var notebook = on.container().notebook();
        var write = new Write(on.annotation().id(), notebook.id(), notebook.place(), base, doc);
        return switch (notes.write(writer, write)) {
            case Written.Done done -> done;
            case Written.Refused refused -> throw ContainerProblems.refused(refused);
        };
    }
}
