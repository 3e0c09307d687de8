package fr.rentree.sync.exports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The forms in which notebooks are given away.
enum ExportFormat {
    /// W3C EPUB Annotations: a zip with one `AnnotationSet`.
    EPUB("application/zip;profile=\"https://www.w3.org/TR/epub-anno-10/\"", "annotations"),
    /// A W3C `AnnotationCollection`.
    JSONLD("application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"", "jsonld"),
    /// Everything the store has.
    JSON("application/json", "json");

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    static Optional<ExportFormat> named(String word) {
        return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    /// Several sets do not fit in one: they are files of their own in a zip.
    String mediaTypeOfSeveral() {
        return this == EPUB ? "application/zip" : mediaType;
    }

    String extension() {
        return extension;
    }

    String extensionOfSeveral() {
        return this == EPUB ? "zip" : extension;
    }
}
