package fr.rentree.sync.documents;

/// The value of one field: its text as the client wrote it, and a digest of what it means.
///
/// Two values that differ only in white space or in how a character is escaped have one digest.
public record Field(String raw, String digest) {

    /// What a field is that is not there.
    public static final Field ABSENT = new Field("", "");

    public boolean isAbsent() {
        return raw.isEmpty();
    }

    public boolean means(Field other) {
        return digest.equals(other.digest);
    }
}
