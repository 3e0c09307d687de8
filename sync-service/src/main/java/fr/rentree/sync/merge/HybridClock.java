package fr.rentree.sync.merge;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// When a device made a change: milliseconds, a counter for what happened in one of them, and the
/// device, so that no two changes are ever equal in time. Written `<ms>:<counter>:<device>`.
public record HybridClock(long millis, int counter, UUID device)
        implements Comparable<HybridClock> {

    /// The greatest counter that can be written.
    private static final int LAST = 999_999_999;

    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{1,15}):(\\d{1,9}):([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

    private static final Comparator<HybridClock> ORDER =
            Comparator.comparingLong(HybridClock::millis)
                    .thenComparingInt(HybridClock::counter)
                    .thenComparing(clock -> clock.device.toString());

    public static Optional<HybridClock> tryParse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new HybridClock(
                                Long.parseLong(parts.group(1)),
                                Integer.parseInt(parts.group(2)),
                                UUID.fromString(parts.group(3))))
                : Optional.empty();
    }

    public static HybridClock parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("Not a clock: " + text));
    }

    /// Brings a clock that runs ahead back to the latest moment allowed; the place in the batch
    /// keeps the order in which the device made its changes.
    public HybridClock notAfter(long latestMillis, int place) {
        return millis <= latestMillis ? this : new HybridClock(latestMillis, place, device);
    }

    /// The first moment of a device that knew of this one.
    HybridClock next(UUID knower) {
        return counter < LAST
                ? new HybridClock(millis, counter + 1, knower)
                : new HybridClock(millis + 1, 0, knower);
    }

    boolean isAfter(HybridClock other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(HybridClock other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return millis + ":" + counter + ":" + device;
    }
}
