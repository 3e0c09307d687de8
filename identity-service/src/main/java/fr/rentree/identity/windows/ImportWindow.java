package fr.rentree.identity.windows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether rosters may be applied at a school, as rollover-service publishes it.
record ImportWindow(
        String uai,
        long version,
        String territory,
        State state,
        @Nullable Instant closedFrom,
        @Nullable Instant opensAt) {

    enum State {
        OPEN,
        CLOSED
    }
}
