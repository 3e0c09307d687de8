package fr.rentree.sync.notebooks;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.sync.assignments.Origin;
import fr.rentree.sync.documents.TimedId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Everything one person wrote in one work at one school.
///
/// @param schoolYear the one it was last written in or carried on to
/// @param live notes that stand
/// @param seq of its last change
/// @param frozen why a campaign did not carry it on
/// @param removalOn the day from which it may be removed, once that is announced
public record Notebook(
        UUID id,
        NotebookPlace place,
        SchoolYear schoolYear,
        int live,
        long seq,
        Optional<ClosedReason> frozen,
        Whereabouts whereabouts,
        Optional<LocalDate> removalOn) {

    /// The first page of a new one.
    public static Notebook begin(NotebookPlace place, SchoolYear year, Instant now) {
        return new Notebook(
                TimedId.next(now),
                place,
                year,
                0,
                0,
                Optional.empty(),
                Whereabouts.UNCHANGED,
                Optional.empty());
    }

    /// After a change that added (or took away) so many notes.
    public Notebook changed(int added, long at, SchoolYear year) {
        var latest = year.compareTo(schoolYear) > 0 ? year : schoolYear;
        return new Notebook(id, place, latest, live + added, at, frozen, whereabouts, removalOn);
    }

    /// What decides which rights reach it.
    public Origin origin() {
        return new Origin(place.school(), place.work(), whereabouts.accessPointLeft());
    }
}
