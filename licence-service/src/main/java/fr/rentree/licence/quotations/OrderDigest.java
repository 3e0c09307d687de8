package fr.rentree.licence.quotations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// Two orders with the same digest ask for the same, wherever their lines stood in a file.
public final class OrderDigest {

    private OrderDigest() {}

    public static String of(WantedOrder order) {
        String text =
                order.lines().stream()
                        .map(line -> line.anywhere().toString())
                        .collect(Collectors.joining("\n", order.seller() + "\n", ""));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
