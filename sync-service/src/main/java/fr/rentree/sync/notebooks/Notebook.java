package fr.rentree.sync.notebooks;

import fr.rentree.platform.school.SchoolYear;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Everything one person wrote in one work at one school.
///
/// @param schoolYear the one it was last written in or carried on to
/// @param live notes that stand
/// @param seq of its last change
/// @param frozen why a campaign did not carry it on
public record Notebook(
        UUID id,
        NotebookPlace place,
        SchoolYear schoolYear,
        int live,
        long seq,
        Optional<String> frozen) {

    /// The first page of a new one.
    public static Notebook begin(NotebookPlace place, SchoolYear year, Instant now) {
        return new Notebook(NotebookId.next(now), place, year, 0, 0, Optional.empty());
    }

    /// After a change that added (or took away) so many notes.
    public Notebook changed(int added, long at, SchoolYear year) {
        var latest = year.compareTo(schoolYear) > 0 ? year : schoolYear;
        return new Notebook(id, place, latest, live + added, at, frozen);
    }
}
