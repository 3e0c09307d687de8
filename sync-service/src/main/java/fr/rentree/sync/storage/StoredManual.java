package fr.rentree.sync.storage;

import java.time.Instant;
import java.util.Optional;

/// A manual on a device, as the device says.
///
/// @param lastOpened absent when it was never opened on the device
/// @param unsent operations that wait on the device
record StoredManual(String work, long bytes, Optional<Instant> lastOpened, int unsent) {}
