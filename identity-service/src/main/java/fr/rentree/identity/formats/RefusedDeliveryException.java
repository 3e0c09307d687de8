package fr.rentree.identity.formats;

/// A delivery that must be refused whole, because people would vanish if a part of it were applied.
public final class RefusedDeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String type;

    public RefusedDeliveryException(String type, String words) {
        super(words);
        this.type = type;
    }

    /// The stable slug of the reason.
    public String type() {
        return type;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
