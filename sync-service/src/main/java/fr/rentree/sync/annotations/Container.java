package fr.rentree.sync.annotations;

import fr.rentree.sync.notebooks.Notebook;
import java.util.List;

/// A notebook as the W3C protocol shows it: an ordered container, read page by page.
record Container(String iri, Notebook notebook) {

    /// Annotations on one page.
    static final int PAGE = 100;

    /// One page of it.
    record Page(Container container, int number, List<StoredAnnotation> annotations) {}

    int pages() {
        return Math.max(1, Math.ceilDiv(notebook.live(), PAGE));
    }

    String page(int number) {
        return iri + "?page=" + number;
    }

    String annotation(StoredAnnotation annotation) {
        return iri + annotation.id();
    }

    /// Changes whenever anything in the notebook does.
    String tag() {
        return notebook.id() + "-" + notebook.seq();
    }
}
