package fr.rentree.sync.assignments;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What we read of `licence.seat-assigned.v1` and `licence.seat-renewed.v1`.
record SeatEvent(
        UUID assignment,
        UUID person,
        String uai,
        String work,
        String edition,
        String resource,
        LocalDate firstDay,
        LocalDate lastDay,
        String continuity,
        @Nullable Boolean renewable) {

    /// A publisher that says nothing leaves the renewal open.
    boolean mayBeRenewed() {
        return renewable == null || renewable;
    }
}
