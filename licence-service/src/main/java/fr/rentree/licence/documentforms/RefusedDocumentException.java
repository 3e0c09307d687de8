package fr.rentree.licence.documentforms;

/// Gives up the transaction of a document that is refused.
public final class RefusedDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient DocumentRefusal refusal;

    public RefusedDocumentException(DocumentRefusal refusal) {
        super(refusal.getClass().getSimpleName());
        this.refusal = refusal;
    }

    public DocumentRefusal refusal() {
        return refusal;
    }
}
