package fr.rentree.sync.documents;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// New ids: UUID version 7, so that they sort by age.
public final class TimedId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TimedId() {}

    public static UUID next(Instant now) {
        long high = (now.toEpochMilli() << 16) | VERSION_7 | RANDOM.nextLong(1 << 12);
        long low = VARIANT | (RANDOM.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
