package fr.rentree.platform.school;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A school's code: seven digits and a check letter ("unité administrative immatriculée").
///
/// The letter is the number modulo 23 in an alphabet without I, O and Q. Systems deliver codes with
/// wrong letters; where one is only passed on, keep it as text and ask [#isWellFormed].
@Schema(implementation = String.class, examples = "0000001B")
public record Uai(@JsonValue String value) implements Comparable<Uai> {

    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final Pattern FORM = Pattern.compile("\\d{7}[A-Z]");

    @JsonCreator
    public Uai {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "Not a UAI: \"%s\" (seven digits and their check letter are expected)"
                            .formatted(value));
        }
    }

    /// Reads what a person typed: spaces around and lower case are forgiven.
    public static Uai parse(String text) {
        return new Uai(text.trim().toUpperCase(Locale.ROOT));
    }

    public static Optional<Uai> tryParse(String text) {
        String trimmed = text.trim().toUpperCase(Locale.ROOT);
        return isWellFormed(trimmed) ? Optional.of(new Uai(trimmed)) : Optional.empty();
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches()
                && checkLetter(Integer.parseInt(value.substring(0, 7))) == value.charAt(7);
    }

    /// The letter that belongs to a number of at most seven digits.
    public static char checkLetter(int number) {
        return LETTERS.charAt(number % LETTERS.length());
    }

    @Override
    public int compareTo(Uai other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
