package fr.rentree.licence.quotations;

/// A rule that one line breaks.
///
/// @param line counted from 1 in what was sent: the order, or the file
/// @param value what stands there, at most so much of it as helps to find it
public record LineFault(int line, Field field, String value, LineRule rule) {

    private static final int SHOWN = 100;

    public LineFault {
        value = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    }
}
