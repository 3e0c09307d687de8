package fr.rentree.e2e.generator;

import java.util.Locale;

/// The UAI of the n-th invented school: department 000, then 100 to 599, which do not exist either.
public final class UaiNumber {
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final int DEPARTMENT = 10_000;
    private static final int FIRST_OVERFLOW = 100 * DEPARTMENT;
    private static final int MOST = 5_009_999;

    private UaiNumber() {}

    public static String of(int school) {
        if (school < 1 || school > MOST) {
            throw new IllegalArgumentException("schools are numbered from 1 to " + MOST);
        }
        var number = digits(school);
        return "%07d%c".formatted(number, LETTERS.charAt(number % LETTERS.length()));
    }

    /// The UAI with another check letter: nobody's.
    public static String misspelt(int school) {
        var number = digits(school);
        return "%07d%c".formatted(number, LETTERS.charAt((number + 1) % LETTERS.length()));
    }

    static String digitsOf(int school) {
        return String.format(Locale.ROOT, "%07d", digits(school));
    }

    private static int digits(int school) {
        return school < DEPARTMENT ? school : FIRST_OVERFLOW + school - DEPARTMENT;
    }
}
