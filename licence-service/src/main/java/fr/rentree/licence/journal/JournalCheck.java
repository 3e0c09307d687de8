package fr.rentree.licence.journal;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Counters, a fresh count of seats and the journal replayed, compared pool by pool.
///
/// @param pools pools compared
/// @param seats live seats counted
/// @param lines lines of the journal replayed
/// @param disagreeing pools of which the three differ, or that hold more than their capacity
/// @param differences the first of these, by school
@Schema(
        examples =
                """
                {"pools":12650,"seats":600000,"lines":618204,"disagreeing":1,"differences":[
                 {"school":"0000001B","pool":"01990000-0000-7000-8000-00000000dd01",
                  "resource":"ark:/99999/manuel-maths-2de","capacity":30,"counter":28,"seats":27,
                  "journal":27}]}
                """)
record JournalCheck(
        long pools, long seats, long lines, long disagreeing, List<Difference> differences) {

    /// A pool of which the three differ.
    record Difference(
            String school,
            UUID pool,
            String resource,
            @Nullable Integer capacity,
            long counter,
            long seats,
            long journal) {}

    JournalCheck {
        differences = List.copyOf(differences);
    }

    boolean isSound() {
        return disagreeing == 0;
    }
}
