package fr.rentree.sync.merge;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The name of a field as a history keeps it: one word, percent-encoded. Half of a character, which
/// JSON can name and no text can hold, is kept as `%u` and its number.
final class FieldName {

    private static final Pattern HALF = Pattern.compile("\\p{Cs}");
    private static final Pattern KEPT_HALF = Pattern.compile("%u[0-9A-F]{4}");
    private static final int HEXADECIMAL = 16;

    private FieldName() {}

    static String encode(String name) {
        return eachPart(
                name,
                HALF,
                half -> "%%u%04X".formatted((int) half.charAt(0)),
                rest -> URLEncoder.encode(rest, StandardCharsets.UTF_8));
    }

    static String decode(String kept) {
        return eachPart(
                kept,
                KEPT_HALF,
                half -> String.valueOf((char) Integer.parseInt(half.substring(2), HEXADECIMAL)),
                rest -> URLDecoder.decode(rest, StandardCharsets.UTF_8));
    }

    private static String eachPart(
            String text, Pattern half, UnaryOperator<String> ofHalf, UnaryOperator<String> ofRest) {
        return Arrays.stream(half.splitWithDelimiters(text, -1))
                .map(part -> half.matcher(part).matches() ? ofHalf.apply(part) : ofRest.apply(part))
                .collect(Collectors.joining());
    }
}
