package fr.rentree.sync.sharing;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/// How far a reader has read each share: who is no longer shown one is told so, however long ago
/// they last asked.
record SharedCursor(UUID reader, long epoch, SequencedMap<UUID, Long> read) {

    private static final byte FORM = 2;
    private static final int FIXED_BYTES = 1 + 16 + 8;
    private static final int SHARE_BYTES = 16 + 2 + 4;
    private static final int LOW_BITS = 32;

    SharedCursor {
        read = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(read));
    }

    byte[] content() {
        var out = ByteBuffer.allocate(FIXED_BYTES + read.size() * SHARE_BYTES);
        out.put(FORM);
        put(out, reader);
        out.putLong(epoch);
        read.forEach((share, seq) -> {
            put(out, share);
            out.putShort((short) (seq >> LOW_BITS)).putInt(seq.intValue());
        });
        return out.array();
    }

    static Optional<SharedCursor> of(byte[] content) {
        int shares = (content.length - FIXED_BYTES) / SHARE_BYTES;
        if (content.length != FIXED_BYTES + shares * SHARE_BYTES || content[0] != FORM) {
            return Optional.empty();
        }
        var in = ByteBuffer.wrap(content, 1, content.length - 1);
        var reader = uuid(in);
        long epoch = in.getLong();
        var read = new LinkedHashMap<UUID, Long>();
        while (in.hasRemaining()) {
            var share = uuid(in);
            long high = (long) in.getShort() << LOW_BITS;
            read.put(share, high | Integer.toUnsignedLong(in.getInt()));
        }
        return Optional.of(new SharedCursor(reader, epoch, read));
    }

    private static void put(ByteBuffer out, UUID id) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }
}
