package fr.rentree.sync.formats;

import java.util.Arrays;
import java.util.Locale;

/// What an entry of an archive is, by its name.
enum EntryName {
    NOTES,
    ARCHIVE,
    OTHER;

    private static final int LONGEST = 500;

    static EntryName of(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (last.equals("annotations.json")
                || last.endsWith(".jsonld")
                || last.endsWith(".annotation")) {
            return NOTES;
        }
        return last.endsWith(".annotations") ? ARCHIVE : OTHER;
    }

    /// Relative, inside its folder, and without what only deceives.
    static boolean isGood(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && !name.startsWith("/")
                && name.indexOf('\\') < 0
                && !name.matches("[A-Za-z]:.*")
                && name.chars().noneMatch(Character::isISOControl)
                && Arrays.stream(name.split("/")).noneMatch(step -> step.equals(".."));
    }
}
