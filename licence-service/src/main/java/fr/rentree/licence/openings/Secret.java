package fr.rentree.licence.openings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What nobody can guess: a ticket's 256 random bits, or the verifier of RFC 7636. Neither is
/// stored or logged.
record Secret(String value) {

    /// As long as the GAR's own pseudonyms: 128 hexadecimal characters.
    private static final int PSEUDONYM_BYTES = 64;

    private static final int TICKET_BYTES = 32;
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom DICE = new SecureRandom();

    static Secret drawTicket() {
        return new Secret(base64(random(TICKET_BYTES)));
    }

    static String drawPseudonym() {
        return HexFormat.of().formatHex(random(PSEUDONYM_BYTES));
    }

    static boolean isChallenge(String text) {
        return CHALLENGE.matcher(text).matches();
    }

    boolean isVerifier() {
        return VERIFIER.matcher(value).matches();
    }

    /// Under which a ticket is kept.
    String digest() {
        return HexFormat.of().formatHex(sha256());
    }

    /// The S256 challenge that this verifier answers.
    String challenge() {
        return base64(sha256());
    }

    private byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        DICE.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Never the value: a log keeps what it is shown.
    @Override
    public String toString() {
        return "a secret";
    }
}
