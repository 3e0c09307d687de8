package fr.rentree.sync.formats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/// Ids of notes that come from elsewhere: one that could be ours stays, any other gets one that is
/// the same each time, so that the same file imported twice meets itself.
public final class NoteIds {

    private static final String URN = "urn:uuid:";
    private static final long TIME_MASK = 0xFFFL;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private NoteIds() {}

    /// The id, when it is written as ours are.
    public static Optional<UUID> ours(String id) {
        if (!id.startsWith(URN)) {
            return Optional.empty();
        }
        try {
            var note = UUID.fromString(id.substring(URN.length()));
            return id.equals(URN + note) ? Optional.of(note) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// An id made of words: in the form of a version 7 whose moment is the first there was.
    public static UUID derived(String... words) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String word : words) {
                byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            var bits = ByteBuffer.wrap(digest.digest());
            return new UUID(
                    VERSION_7 | (bits.getLong() & TIME_MASK), VARIANT | (bits.getLong() >>> 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String urn(UUID note) {
        return URN + note;
    }
}
