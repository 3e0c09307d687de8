package fr.rentree.sync.notebooks;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Where its owner is by now, seen from a notebook.
///
/// @param accessPointLeft since when the owner comes by another access point than its own
/// @param schoolLeft the owner is at other schools, and no longer at its own
/// @param movedTo the notebook that its notes were transferred to
public record Whereabouts(
        Optional<Instant> accessPointLeft, boolean schoolLeft, Optional<UUID> movedTo) {

    /// Where everything still is as it was.
    public static final Whereabouts UNCHANGED =
            new Whereabouts(Optional.empty(), false, Optional.empty());
}
