package fr.rentree.sync.notebooks;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// Ids of notebooks: UUID version 7, so that they sort by age.
final class NotebookId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private NotebookId() {}

    static UUID next(Instant now) {
        long high = (now.toEpochMilli() << 16) | VERSION_7 | RANDOM.nextLong(1 << 12);
        long low = VARIANT | (RANDOM.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
