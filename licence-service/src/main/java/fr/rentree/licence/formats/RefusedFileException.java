package fr.rentree.licence.formats;

/// A file that cannot be read to its end.
public final class RefusedFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String type;

    public RefusedFileException(String type, String words) {
        super(words);
        this.type = type;
    }

    public static RefusedFileException unreadable(int line, String words) {
        return new RefusedFileException(
                "file-unreadable",
                "Line %d: %s. Nothing was changed: perhaps the file was cut; send it again whole."
                        .formatted(line, words));
    }

    /// The stable slug of the reason.
    public String type() {
        return type;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
