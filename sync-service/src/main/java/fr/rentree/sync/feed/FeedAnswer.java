package fr.rentree.sync.feed;

import fr.rentree.sync.devices.DeviceGate;
import java.util.List;

/// What a device gets that asks for what is new.
sealed interface FeedAnswer {

    /// @param cursor to ask with next time
    /// @param more ask again at once
    record Page(List<Change> changes, String cursor, boolean more) implements FeedAnswer {

        /// What its documents take in memory, roughly.
        int size() {
            return changes.stream()
                    .mapToInt(change -> change.doc() == null ? 0 : change.doc().length())
                    .sum();
        }
    }

    record NotModified(String cursor) implements FeedAnswer {}

    /// Not a cursor of this service.
    record ForeignCursor() implements FeedAnswer {}

    record CursorOfSomebodyElse() implements FeedAnswer {}

    /// The data are older than what the device has read: it must read everything again.
    record Resync() implements FeedAnswer {}

    /// The device must not read, or not from there.
    record Closed(DeviceGate gate) implements FeedAnswer {}
}
