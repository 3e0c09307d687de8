package fr.rentree.bench.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// What a server answered.
///
/// @param headers with their names in lower case
public record Reply(int status, Map<String, String> headers, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// One character per byte: enough to look for what is ASCII, and fast.
    public String text() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    public int count(String part) {
        String text = text();
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    public Reply expect(int... statuses) {
        for (int expected : statuses) {
            if (status == expected) {
                return this;
            }
        }
        String all = text();
        throw new IllegalStateException(
                "answered " + status + ": " + all.substring(0, Math.min(400, all.length())));
    }
}
