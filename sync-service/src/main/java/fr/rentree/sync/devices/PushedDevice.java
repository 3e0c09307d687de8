package fr.rentree.sync.devices;

import java.util.UUID;

/// A device that sent so many operations at once.
public record PushedDevice(UUID owner, UUID device, int operations) {}
