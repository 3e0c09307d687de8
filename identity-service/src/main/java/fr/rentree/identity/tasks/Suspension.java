package fr.rentree.identity.tasks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// Whose access would be cut: how many, a few of their ids, and a hash of them all.
record Suspension(String hash, long pupils, List<String> examples) {

    private static final int EXAMPLES = 10;

    static Suspension of(List<UUID> formerPupils) {
        List<String> ids = formerPupils.stream().map(UUID::toString).sorted().toList();
        return new Suspension(
                hash(String.join(",", ids)), ids.size(), ids.stream().limit(EXAMPLES).toList());
    }

    private static String hash(String ids) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(ids.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
