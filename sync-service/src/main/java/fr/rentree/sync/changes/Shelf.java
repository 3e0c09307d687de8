package fr.rentree.sync.changes;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.sync.assignments.Origin;
import fr.rentree.sync.assignments.Verdict;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.notebooks.Notebook;
import fr.rentree.sync.notebooks.NotebookPlace;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One owner's notebooks while a batch is decided, and the counters that move with it.
final class Shelf {

    private final Map<NotebookPlace, Notebook> notebooks = new HashMap<>();
    private final Map<UUID, NotebookPlace> places = new HashMap<>();
    private final Map<NotebookPlace, SchoolYear> years = new HashMap<>();
    private final Set<NotebookPlace> changed = new HashSet<>();
    private final Set<UUID> before;
    private final Ground ground;
    private long seq;
    private int live;
    private int small;

    Shelf(Ground ground) {
        this.ground = ground;
        this.seq = ground.seq();
        this.live = ground.live();
        this.small = ground.small();
        ground.notebooks().forEach(this::put);
        this.before = Set.copyOf(places.keySet());
    }

    long seq() {
        return seq;
    }

    int live() {
        return live;
    }

    int small() {
        return small;
    }

    int live(NotebookPlace place) {
        var notebook = notebooks.get(place);
        return notebook == null ? 0 : notebook.live();
    }

    NotebookPlace placeOf(UUID notebook) {
        var place = places.get(notebook);
        if (place == null) {
            throw new IllegalStateException("a note without its notebook: " + notebook);
        }
        return place;
    }

    /// What decides which rights reach the notebook at a place.
    Origin origin(NotebookPlace place) {
        var notebook = notebooks.get(place);
        return notebook == null ? new Origin(place.school(), place.work()) : notebook.origin();
    }

    /// A note stays where it is, also for a device that still names the school it was begun at.
    NotebookPlace placeOfKnown(NotebookPlace asked, UUID notebook) {
        var own = placeOf(notebook);
        boolean meant =
                own.isAt(asked)
                        || (own.work().equals(asked.work()) && followsPerson(asked))
                        || movedFrom(asked).filter(notebook::equals).isPresent();
        return meant ? own : asked;
    }

    /// A new note goes to the notebook at its place; else to where that one's notes were
    /// transferred; else, where notes follow the person, to the notebook they have.
    NotebookPlace placeOfNew(NotebookPlace asked) {
        var moved = movedFrom(asked);
        if (moved.isPresent() && !opens(asked)) {
            return placeOf(moved.get());
        }
        if (notebooks.containsKey(asked) || !followsPerson(asked)) {
            return asked;
        }
        return notebooks.values().stream()
                .filter(n -> n.place().work().equals(asked.work()))
                .filter(n -> n.whereabouts().movedTo().isEmpty())
                .max(Comparator.comparing(Notebook::schoolYear).thenComparing(Notebook::seq))
                .map(Notebook::place)
                .orElse(asked);
    }

    private boolean opens(NotebookPlace place) {
        var now = ground.now();
        return ground.rights().verdict(origin(place), now) instanceof Verdict.Open;
    }

    private boolean followsPerson(NotebookPlace asked) {
        return ground.rights().followPerson(asked.work(), ground.now());
    }

    /// Where the notes of a school and work were transferred to.
    private Optional<UUID> movedFrom(NotebookPlace asked) {
        return notebooks.values().stream()
                .filter(n -> n.place().isAt(asked))
                .flatMap(n -> n.whereabouts().movedTo().stream())
                .findFirst();
    }

    /// The notebook at a place, begun when there is none.
    UUID notebook(NotebookPlace place) {
        if (!notebooks.containsKey(place)) {
            put(Notebook.begin(place, year(place), ground.now().toInstant()));
        }
        return at(place).id();
    }

    /// The school year that a change belongs to: what is accepted late, because it was made while a
    /// right lasted, belongs to the last year of that right and carries nothing on.
    private SchoolYear year(NotebookPlace place) {
        return years.computeIfAbsent(
                place,
                _ -> {
                    var today = ground.now().toLocalDate();
                    return SchoolYear.of(
                            opens(place) ? today : ground.rights().lastDay(origin(place), today));
                });
    }

    /// Takes the next number for a change that adds so many documents (or takes them away).
    long changed(NotebookPlace place, Kind kind, int added) {
        notebook(place);
        seq++;
        int notes = kind.isNote() ? added : 0;
        live += notes;
        small += added - notes;
        put(at(place).changed(notes, seq, year(place)));
        changed.add(place);
        return seq;
    }

    Collection<Notebook> changedNotebooks() {
        return changed.stream().map(this::at).toList();
    }

    /// Of those that were there before, or of the new ones.
    Collection<Notebook> changedNotebooks(boolean known) {
        return changedNotebooks().stream()
                .filter(notebook -> before.contains(notebook.id()) == known)
                .toList();
    }

    private Notebook at(NotebookPlace place) {
        var notebook = notebooks.get(place);
        if (notebook == null) {
            throw new IllegalStateException("no notebook at " + place);
        }
        return notebook;
    }

    private void put(Notebook notebook) {
        notebooks.put(notebook.place(), notebook);
        places.put(notebook.id(), notebook.place());
    }
}
