package fr.rentree.sync.devices;

import fr.rentree.sync.limits.SyncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes cursors opaque, and knows its own again: one that was made or bent elsewhere does not
/// open.
@ApplicationScoped
public class CursorSeal {

    private static final byte FORM = 1;
    private static final int CONTENT_BYTES = 1 + 16 + 8 + 8;
    private static final int MAC_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    CursorSeal(SyncConfig config, SigningKeyRepository keys) {
        byte[] secret =
                config.cursorKey()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .orElseGet(keys::loadOrMake);
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    public String seal(Cursor cursor) {
        byte[] content =
                ByteBuffer.allocate(CONTENT_BYTES)
                        .put(FORM)
                        .putLong(cursor.owner().getMostSignificantBits())
                        .putLong(cursor.owner().getLeastSignificantBits())
                        .putLong(cursor.epoch())
                        .putLong(cursor.seq())
                        .array();
        return sealContent(content);
    }

    /// Seals what another feed's cursor holds; its first byte must tell it from the others.
    public String sealContent(byte[] content) {
        byte[] sealed =
                ByteBuffer.allocate(content.length + MAC_BYTES)
                        .put(content)
                        .put(mac(content))
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    public Optional<Cursor> open(String text) {
        return openContent(text)
                .filter(content -> content.length == CONTENT_BYTES && content[0] == FORM)
                .map(content -> ByteBuffer.wrap(content, 1, CONTENT_BYTES - 1))
                .map(in ->
                        new Cursor(
                                new UUID(in.getLong(), in.getLong()), in.getLong(), in.getLong()));
    }

    /// What was sealed here, of whatever form.
    public Optional<byte[]> openContent(String text) {
        return decode(text)
                .filter(sealed -> sealed.length > MAC_BYTES)
                .filter(sealed -> {
                    int length = sealed.length - MAC_BYTES;
                    return MessageDigest.isEqual(
                            mac(Arrays.copyOf(sealed, length)),
                            Arrays.copyOfRange(sealed, length, sealed.length));
                })
                .map(sealed -> Arrays.copyOf(sealed, sealed.length - MAC_BYTES));
    }

    private byte[] mac(byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(content), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
