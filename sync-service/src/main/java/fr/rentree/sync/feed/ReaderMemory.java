package fr.rentree.sync.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.rentree.sync.devices.Cursor;
import fr.rentree.sync.devices.DeviceGate;
import fr.rentree.sync.devices.DeviceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Which devices were written down as readers lately, and how far they were: for those a pull
/// writes nothing, unless the device has just caught up, or starts over. A tablet without hints
/// asks about every minute: each time it finds nothing new, that is one read and no more.
@ApplicationScoped
class ReaderMemory {

    private static final int MOST = 100_000;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(15);

    private record Reader(UUID owner, UUID device) {}

    private record Noted(long seq, Instant at) {}

    private final DeviceRepository devices;
    private final Clock clock;
    private final Cache<Reader, Noted> noted =
            Caffeine.newBuilder().expireAfterWrite(LONG_ENOUGH).maximumSize(MOST).build();

    ReaderMemory(DeviceRepository devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    void seen(UUID device, Cursor from, FeedRepository.Head head) {
        var reader = new Reader(from.owner(), device);
        var now = clock.instant();
        var noted = this.noted.getIfPresent(reader);
        boolean known = noted != null && now.isBefore(noted.at().plus(LONG_ENOUGH));
        boolean caughtUp = from.seq() == head.seq() && (noted == null || noted.seq() != from.seq());
        if (!known || caughtUp || head.gate() == DeviceGate.RESET) {
            this.noted.put(reader, new Noted(from.seq(), now));
            devices.pulled(device, from, now);
        }
    }
}
