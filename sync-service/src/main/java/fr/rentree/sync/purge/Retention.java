package fr.rentree.sync.purge;

import java.time.Duration;
import java.time.Instant;

/// How long each thing is kept.
record Retention(Duration results, Duration lostTexts, Duration looks) {

    /// What is older goes; what is exactly as old stays.
    Instant keepsFrom(Purgeable kind, Instant now) {
        return switch (kind) {
            case RESULTS -> now.minus(results);
            case VERSIONS, BIN -> now.minus(lostTexts);
            case LOOKS -> now.minus(looks);
        };
    }
}
