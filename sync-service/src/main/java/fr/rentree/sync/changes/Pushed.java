package fr.rentree.sync.changes;

import fr.rentree.sync.devices.DeviceGate;
import java.util.List;

/// What becomes of one batch.
sealed interface Pushed {

    /// One answer per operation, in order.
    record Decided(List<Answer> answers) implements Pushed {}

    /// The device may not send, or its person was erased: nothing of the batch is looked at.
    record Shut(DeviceGate gate) implements Pushed {}
}
