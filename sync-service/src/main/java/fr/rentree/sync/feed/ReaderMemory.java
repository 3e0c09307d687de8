package fr.rentree.sync.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.rentree.sync.devices.DeviceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Which devices were written down as readers within the last minute: for those a pull writes
/// nothing.
@ApplicationScoped
class ReaderMemory {

    private static final int MOST = 100_000;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private record Reader(UUID owner, UUID device) {}

    private final DeviceRepository devices;
    private final Clock clock;
    private final Cache<Reader, Instant> noted =
            Caffeine.newBuilder().expireAfterWrite(LONG_ENOUGH).maximumSize(MOST).build();

    ReaderMemory(DeviceRepository devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    void seen(UUID owner, UUID device) {
        var now = clock.instant();
        if (noted.asMap().putIfAbsent(new Reader(owner, device), now) == null) {
            devices.pulled(owner, device, now);
        }
    }
}
