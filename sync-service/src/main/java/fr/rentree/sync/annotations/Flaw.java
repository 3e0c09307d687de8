package fr.rentree.sync.annotations;

/// What keeps a document from being taken as an annotation.
public sealed interface Flaw {

    /// Not readable as one JSON object, or unreasonably deep.
    record NotReadable(String why) implements Flaw {}

    record NotAnAnnotation() implements Flaw {}

    record NoTarget() implements Flaw {}

    /// An id of its own that is not the note's.
    record OtherId(String found) implements Flaw {}

    record DocumentTooLarge(int limit, int found) implements Flaw {}

    record TextTooLong(int limit, int found) implements Flaw {}

    record TooManySelectors(int limit, int found) implements Flaw {}

    record TooManyTags(int limit, int found) implements Flaw {}

    record TagTooLong(int limit, int found) implements Flaw {}
}
