package fr.rentree.licence.modules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What we read of sync.progress-recorded: the whole state of one module, each time.
record ProgressRecorded(
        UUID person,
        String uai,
        String work,
        String module,
        long attempts,
        @Nullable Score best,
        @Nullable Attempt last,
        boolean completed,
        Instant at) {

    static final String TYPE = "sync.progress-recorded.v1";

    record Score(BigDecimal score, BigDecimal max) {}

    record Attempt(BigDecimal score, BigDecimal max, Instant at) {}

    /// Which module of whom this is about.
    record Key(UUID person, String uai, String work, String module) {}

    Key key() {
        return new Key(person, uai, work, module);
    }

    /// Of two states of one module the one that was stored later, by sync-service's clock.
    ProgressRecorded newer(ProgressRecorded other) {
        return other.at().isAfter(at) ? other : this;
    }
}
