package fr.rentree.gateway.limits;

import java.util.Locale;

/// Whose requests are counted.
public enum Counted {
    PERSON,
    CLIENT,
    SCHOOL,
    ADDRESS;

    public String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }
}
