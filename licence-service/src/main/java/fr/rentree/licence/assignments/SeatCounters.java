package fr.rentree.licence.assignments;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The six counters of the assignment console; total, available and remaining are null when seats
/// are unlimited.
///
/// @param selected people of the selection who do not hold a seat
/// @param available seats that nobody holds
/// @param remaining what would be left if all selected got one; negative blocks
/// @param suggested people the rules propose: somebody of their class holds it, or they had it
///   before
/// @param assigned seats held
/// @param total seats valid on the day
@Schema(
        examples =
                """
                {"selected":28,"available":30,"remaining":2,"suggested":3,"assigned":0,"total":30}
                """)
public record SeatCounters(
        int selected,
        @Nullable Integer available,
        @Nullable Integer remaining,
        int suggested,
        int assigned,
        @Nullable Integer total) {

    static SeatCounters of(@Nullable Integer total, int assigned, int selected, int suggested) {
        return total == null
                ? new SeatCounters(selected, null, null, suggested, assigned, null)
                : new SeatCounters(
                        selected,
                        total - assigned,
                        total - assigned - selected,
                        suggested,
                        assigned,
                        total);
    }
}
