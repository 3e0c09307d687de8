package fr.rentree.sync.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.rentree.sync.devices.Cursor;
import fr.rentree.sync.devices.DeviceGate;
import fr.rentree.sync.devices.DeviceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Which devices were written down as readers within the last minute, and how far they were: for
/// those a pull writes nothing, unless the device has just caught up, or starts over.
@ApplicationScoped
class ReaderMemory {

    private static final int MOST = 100_000;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private record Reader(UUID owner, UUID device) {}

    private final DeviceRepository devices;
    private final Clock clock;
    private final Cache<Reader, Long> noted =
            Caffeine.newBuilder().expireAfterWrite(LONG_ENOUGH).maximumSize(MOST).build();

    ReaderMemory(DeviceRepository devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    void seen(UUID device, Cursor from, FeedRepository.Head head) {
        var reader = new Reader(from.owner(), device);
        var noted = this.noted.getIfPresent(reader);
        boolean caughtUp = from.seq() == head.seq() && (noted == null || noted != from.seq());
        if (noted == null || caughtUp || head.gate() == DeviceGate.RESET) {
            this.noted.put(reader, from.seq());
            devices.pulled(device, from, clock.instant());
        }
    }
}
