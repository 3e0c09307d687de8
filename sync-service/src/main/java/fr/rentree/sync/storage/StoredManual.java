package fr.rentree.sync.storage;

import java.time.Instant;
import java.util.Optional;

/// A manual on a device, as far as it is known here.
///
/// @param bytes absent when the device has not said
/// @param lastUsed opened on the device, or written in when the device has not said
/// @param unsent operations that wait on the device
record StoredManual(String work, Optional<Long> bytes, Optional<Instant> lastUsed, int unsent) {}
