package fr.rentree.e2e.client;

/// The platform did something else than the year expects; the words go to the screen, and the year
/// ends.
public final class UnexpectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnexpectedException(String words) {
        super(words);
    }
}
