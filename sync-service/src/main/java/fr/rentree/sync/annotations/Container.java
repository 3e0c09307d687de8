package fr.rentree.sync.annotations;

import fr.rentree.sync.notebooks.Notebook;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A notebook as the W3C protocol shows it: an ordered container, read page by page.
///
/// @param total annotations that stand in it
record Container(String iri, Notebook notebook, int total) {

    /// How its pages show annotations: as their IRIs alone, or whole. Each way has IRIs of its own.
    enum Shown {
        IRIS,
        DESCRIPTIONS;

        private String query() {
            return this == IRIS ? "?iris=1" : "?iris=0";
        }
    }

    /// One page of it, and where its neighbours begin.
    record Page(
            Container container,
            PageStart start,
            Optional<PageStart> before,
            Optional<PageStart> next,
            List<StoredAnnotation> annotations) {}

    String iri(Shown shown) {
        return iri + shown.query();
    }

    String page(Shown shown, PageStart start) {
        return iri + shown.query() + "&page=" + start;
    }

    String annotation(UUID annotation) {
        return iri + annotation;
    }

    /// Changes whenever anything in the notebook does.
    String tag() {
        return notebook.id() + "-" + notebook.seq();
    }
}
