package fr.rentree.e2e.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/// The secret of a reader app that proves that it is the one which asked (PKCE, RFC 7636).
public record CodeVerifier(String value) {

    public static CodeVerifier draw() {
        return new CodeVerifier(UUID.randomUUID().toString() + UUID.randomUUID());
    }

    /// The S256 challenge that goes ahead of it.
    public String challenge() {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(value.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
