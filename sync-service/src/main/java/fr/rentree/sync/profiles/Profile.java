package fr.rentree.sync.profiles;

import java.util.Locale;

/// What others have agreed an annotation looks like; each is a schema in
/// `contracts/sync/documents`.
public enum Profile {
    /// W3C Web Annotation Data Model.
    W3C,
    /// W3C EPUB Annotations 1.0.
    EPUB,
    /// Readium Annotations.
    READIUM;

    /// The word that callers read, and the name of the schema.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
