package fr.rentree.sync.erasure;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The order in which tables can be emptied: a row goes before the row that it points to.
final class ErasureOrder {

    /// `from` has a foreign key to `to`.
    record Reference(String from, String to) {}

    private final Collection<Reference> references;
    private final Set<String> ordered = new LinkedHashSet<>();

    private ErasureOrder(Collection<Reference> references) {
        this.references = references;
    }

    static List<String> of(Collection<String> tables, Collection<Reference> references) {
        var order = new ErasureOrder(references);
        tables.forEach(table -> order.visit(table, Set.of()));
        return order.ordered.stream().filter(tables::contains).toList();
    }

    private void visit(String table, Set<String> above) {
        if (ordered.contains(table) || above.contains(table)) {
            return;
        }
        var path = new LinkedHashSet<>(above);
        path.add(table);
        references.stream()
                .filter(reference -> reference.to().equals(table))
                .forEach(reference -> visit(reference.from(), path));
        ordered.add(table);
    }
}
