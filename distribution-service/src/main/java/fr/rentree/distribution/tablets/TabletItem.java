package fr.rentree.distribution.tablets;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A tablet as lists show it.
///
/// @param holder whose it is, when it was handed over
record TabletItem(
        String serialNumber,
        String model,
        TabletState state,
        Instant since,
        @Nullable UUID holder) {}
