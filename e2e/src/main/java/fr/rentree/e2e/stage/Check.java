package fr.rentree.e2e.stage;

import fr.rentree.e2e.client.UnexpectedException;
import java.util.Objects;

/// What a step claims, held against what the platform says.
public final class Check {

    private Check() {}

    public static void that(boolean claim, String words) {
        if (!claim) {
            throw new UnexpectedException("Not so: " + words + ".");
        }
    }

    public static void same(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            throw new UnexpectedException(
                    "Not so: "
                            + what
                            + " should be "
                            + shown(expected)
                            + " and is "
                            + shown(found)
                            + ".");
        }
    }

    private static String shown(Object value) {
        var text = String.valueOf(value);
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
