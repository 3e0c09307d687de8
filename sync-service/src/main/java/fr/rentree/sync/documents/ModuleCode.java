package fr.rentree.sync.documents;

import java.util.regex.Pattern;

/// What a work calls one of its modules: a code, of which others are told, and never a sentence,
/// which could be a person's own words.
public final class ModuleCode {

    /// Characters at most.
    public static final int LONGEST = 200;

    /// As a refusal says it.
    public static final String EXPECTED =
            "a code of 1 to "
                    + LONGEST
                    + " letters, digits and . _ : / # - without accents or spaces";

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:/#-]{1," + LONGEST + "}");

    private ModuleCode() {}

    public static boolean isOne(String text) {
        return CODE.matcher(text).matches();
    }
}
