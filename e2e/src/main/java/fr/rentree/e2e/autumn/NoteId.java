package fr.rentree.e2e.autumn;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// A UUIDv7, as the app makes them: time first, then chance.
public final class NoteId {

    private NoteId() {}

    public static UUID next(long millis) {
        var chance = ThreadLocalRandom.current();
        var high = (millis << 16) | 0x7000L | chance.nextInt(0x1000);
        var low = 0x8000000000000000L | (chance.nextLong() & 0x3FFFFFFFFFFFFFFFL);
        return new UUID(high, low);
    }
}
