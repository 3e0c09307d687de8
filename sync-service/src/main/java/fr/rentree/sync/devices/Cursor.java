package fr.rentree.sync.devices;

import java.util.UUID;

/// How far a device has read: the last change of one owner, in one age of the data.
///
/// @param epoch a digest of the age; older data brought back begin a new one
public record Cursor(UUID owner, long epoch, long seq) {}
