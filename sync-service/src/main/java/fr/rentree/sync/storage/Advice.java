package fr.rentree.sync.storage;

import java.time.Instant;

/// Why a manual could go from a device.
sealed interface Advice {

    StoredManual manual();

    /// The right to it has ended; its notes stay here and can be taken away.
    record Expired(StoredManual manual) implements Advice {}

    /// Nobody opened it for long; it can be downloaded again.
    record Unused(StoredManual manual, Instant since) implements Advice {}
}
