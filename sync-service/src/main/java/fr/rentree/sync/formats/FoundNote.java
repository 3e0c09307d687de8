package fr.rentree.sync.formats;

import java.util.Optional;

/// A document found in a file, byte for byte.
///
/// @param place entry and JSON Pointer, such as `annotations.json#/items/12`
/// @param id that the file gives it outside of the document
/// @param origin the notebook that the file says it comes from
/// @param text empty when there is a defect
public record FoundNote(
        String place,
        String kind,
        Optional<String> id,
        Optional<Origin> origin,
        String text,
        Optional<Defect> defect) {

    /// @param school as the file writes it, not yet known to be one
    public record Origin(String school, String work) {}

    /// Why it cannot be taken, whatever is in it.
    public record Defect(String slug, String detail) {}

    /// The same document, told more about.
    FoundNote as(String itsKind, Optional<String> itsId, Optional<Origin> itsOrigin) {
        return new FoundNote(place, itsKind, itsId, itsOrigin, text, defect);
    }
}
