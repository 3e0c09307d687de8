package fr.rentree.licence.documentforms;

/// A rule of the GAR's that a document breaks, where, and what to do about it.
///
/// @param rule `RG1` to `RG13` (formats.md 3.3), or a word for the others
public record Breach(String rule, String field, String value, String remedy) {

    String words() {
        return "%s : %s \"%s\" : %s".formatted(rule, field, value, remedy);
    }
}
