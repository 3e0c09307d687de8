package fr.rentree.distribution.tablets;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One text that a reader typed, kept raw, and the serial numbers it may stand for.
///
/// Readers are keyboards. A reader set to the US layout presses the keys of `HA112`; on a computer
/// with a French keyboard these keys write `HA&&é` or, when letters are keys too, `HQ&&é`. So a
/// scan may have two readings: the school's stock says which is meant.
public record Scan(String raw, List<SerialNumber> readings) {

    /// What the keys of the US digits row write on a French keyboard, in capitals.
    private static final Map<Character, Character> DIGITS = pairs("&É\"'(-È_ÇÀ)", "1234567890-");

    private static final Map<Character, Character> LETTERS = pairs("AQWZ,?", "QAZWMM");

    /// No serial number holds these, whereas `-` stands in many: alone it repairs nothing.
    private static final String UNMISTAKABLE = "&É\"'(È_ÇÀ";

    public Scan {
        readings = List.copyOf(readings);
    }

    public static Scan of(String raw) {
        String typed = raw.strip().toUpperCase(Locale.ROOT);
        if (typed.chars().noneMatch(c -> UNMISTAKABLE.indexOf(c) >= 0)) {
            return new Scan(raw, SerialNumber.tryParse(typed).stream().toList());
        }
        String digits = translate(typed, DIGITS);
        return new Scan(
                raw,
                Stream.of(digits, translate(digits, LETTERS))
                        .distinct()
                        .map(SerialNumber::tryParse)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /// How to name this scan in an answer: its best reading, or the raw text when it has none.
    public String words() {
        return readings.isEmpty() ? raw.strip() : readings.getFirst().value();
    }

    private static String translate(String text, Map<Character, Character> keys) {
        return text.chars()
                .mapToObj(c -> String.valueOf(keys.getOrDefault((char) c, (char) c)))
                .collect(Collectors.joining());
    }

    private static Map<Character, Character> pairs(String written, String meant) {
        return written.chars()
                .boxed()
                .collect(
                        Collectors.toMap(
                                c -> (char) c.intValue(),
                                c -> meant.charAt(written.indexOf(c.intValue()))));
    }
}
