package fr.rentree.licence.imports;

/// What kind of file a source sends.
enum ImportFormat {
    /// The GAR's catalogue, in XML or JSON: all of its source.
    RESSOURCES_DIFFUSABLES(true),
    /// A bookseller's digital articles, in JSON: all of its source.
    ARTICLE_NUMERIQUE(true),
    /// A publisher's message: what it does not name stays as it is.
    ONIX(false);

    private final boolean whole;

    ImportFormat(boolean whole) {
        this.whole = whole;
    }

    /// Whether what such a file does not list is no longer there.
    boolean isWhole() {
        return whole;
    }
}
