package fr.rentree.rollover.calendars;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether one school takes imports; a school without a window is open.
///
/// @param closedFrom when the announced closing begins or began
record ImportWindow(
        Uai uai,
        long version,
        String territory,
        State state,
        Instant closedFrom,
        @Nullable Instant opensAt) {

    enum State {
        OPEN,
        CLOSED
    }
}
