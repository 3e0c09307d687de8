package fr.rentree.sync.changes;

import fr.rentree.sync.devices.DeviceGate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a group of pushes holds and knows, once its owners' heads are taken.
///
/// @param grounds of the owners whose heads are held now; nobody else's
/// @param doors of all the devices that send, read once the heads are held
record Taken(Map<UUID, Ground> grounds, Map<Push.Sender, Door> doors) {

    /// @param gate open, unless the device is lost or its person was erased
    /// @param isKnown whether the device sent or was registered before
    record Door(DeviceGate gate, boolean isKnown) {}

    /// The door of a device of this group.
    Door door(Push.Sender sender) {
        return Optional.ofNullable(doors.get(sender)).orElseThrow();
    }
}
