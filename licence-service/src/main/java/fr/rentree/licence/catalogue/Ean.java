package fr.rentree.licence.catalogue;

import java.util.Optional;
import java.util.regex.Pattern;

/// The number under which books are traded: thirteen digits, the last one checks the others.
public final class Ean {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{13}");
    private static final Pattern BOOK_AT_THE_END = Pattern.compile("(?<![0-9])97[89][0-9]{10}$");
    private static final int ODD_WEIGHT = 3;
    private static final int BASE = 10;

    private Ean() {}

    /// Whether a text is an EAN-13 with a right check digit.
    public static boolean isValid(String text) {
        return DIGITS.matcher(text).matches() && weighted(text) % BASE == 0;
    }

    /// The ISBN at the end of an identifier such as `ark:/21889/n13_9782091318677`.
    ///
    /// One large distributor writes its ids so: a hint for joining, never to be relied on.
    public static Optional<String> hintedBy(String id) {
        var found = BOOK_AT_THE_END.matcher(id);
        return found.find() && isValid(found.group())
                ? Optional.of(found.group())
                : Optional.empty();
    }

    private static int weighted(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += Character.digit(digits.charAt(i), BASE) * (i % 2 == 0 ? 1 : ODD_WEIGHT);
        }
        return sum;
    }
}
