package fr.rentree.distribution.documents;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Days as French readers write them.
public final class FrenchDays {

    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRENCH);

    private FrenchDays() {}

    /// Such as `7 septembre 2026`.
    public static String words(LocalDate day) {
        return WORDS.format(day);
    }

    /// Such as `07/09/2026`.
    public static String digits(LocalDate day) {
        return DIGITS.format(day);
    }
}
