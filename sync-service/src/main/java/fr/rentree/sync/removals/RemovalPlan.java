package fr.rentree.sync.removals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What would be removed, school by school and reason by reason; and how far that is.
///
/// @param dueOn the day it was made for: what is announced for later is not in it
/// @param hash of all that it names; an approval repeats it
/// @param notes documents that stand in these notebooks
/// @param schools those with most notebooks
/// @param examples ids of notebooks
record RemovalPlan(
        UUID plan,
        LocalDate dueOn,
        String hash,
        State state,
        Progress progress,
        long notes,
        long schoolsConcerned,
        List<SchoolShare> schools,
        Map<String, Long> reasons,
        List<UUID> examples) {

    enum State {
        PLANNED,
        APPROVED,
        DONE
    }

    /// @param kept not removed after all: renewed, transferred, or gone before
    record Progress(long notebooks, long removed, long kept, long waiting) {}

    record SchoolShare(String school, long notebooks, long notes) {}
}
