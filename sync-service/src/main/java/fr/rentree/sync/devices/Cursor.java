package fr.rentree.sync.devices;

import java.util.UUID;

/// How far a device has read: the last change of one owner, in one epoch of the data.
///
/// @param epoch in which it was given; older data brought back do not know it
public record Cursor(UUID owner, long epoch, long seq) {}
