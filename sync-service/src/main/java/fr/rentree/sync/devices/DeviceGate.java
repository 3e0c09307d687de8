package fr.rentree.sync.devices;

/// Whether a device may read and write what its person wrote.
public enum DeviceGate {
    OPEN,

    /// It may, from the start only.
    RESET,

    /// Somebody said that it is lost.
    CUT,

    /// Another device of the person is lost, so one that is not known or not named may not read.
    UNNAMED,

    /// The person was erased.
    ERASED
}
