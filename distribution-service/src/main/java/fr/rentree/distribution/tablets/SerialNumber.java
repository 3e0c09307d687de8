package fr.rentree.distribution.tablets;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the maker wrote on a tablet: upper case, no space around, once in the whole programme.
public record SerialNumber(String value) implements Comparable<SerialNumber> {

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9][A-Z0-9-]{3,39}");

    public SerialNumber {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a serial number: \"%s\"".formatted(value));
        }
    }

    /// Reads what stands in a file or on a label: spaces around and lower case are forgiven.
    public static Optional<SerialNumber> tryParse(String text) {
        String trimmed = text.strip().toUpperCase(Locale.ROOT);
        return isWellFormed(trimmed) ? Optional.of(new SerialNumber(trimmed)) : Optional.empty();
    }

    public static boolean isWellFormed(String value) {
        return SHAPE.matcher(value).matches();
    }

    @Override
    public int compareTo(SerialNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
