package fr.rentree.sync.formats;

/// Ends the reading of a file; carries the refusal to whoever began it.
public final class RefusedFileException extends RuntimeException {

    private final transient FileRefusal refusal;

    RefusedFileException(FileRefusal refusal) {
        super(null, null, false, false);
        this.refusal = refusal;
    }

    public FileRefusal refusal() {
        return refusal;
    }
}
