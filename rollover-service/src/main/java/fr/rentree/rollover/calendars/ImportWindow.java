package fr.rentree.rollover.calendars;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether one school takes imports; a school without a window is open.
///
/// @param closedFrom when the announced closing begins or began
@Schema(
        examples =
                """
                {"uai":"0000001B","version":2,"territory":"REGION-FICTIVE","state":"CLOSED",
                "closedFrom":"2027-07-05T16:00:00Z","opensAt":"2027-08-27T06:00:00Z"}
                """)
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
