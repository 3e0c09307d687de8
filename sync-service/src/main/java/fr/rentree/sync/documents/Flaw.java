package fr.rentree.sync.documents;

/// What keeps a document from being taken; `place` is where in it, such as `doc.steps[3].title`.
public sealed interface Flaw {

    /// Not readable as one JSON object, or unreasonably deep.
    record NotReadable(String place, String why) implements Flaw {}

    /// Something is missing or not what its kind asks for.
    record Misshapen(String place, String expected) implements Flaw {}

    /// An id of its own that is not the note's.
    record OtherId(String found) implements Flaw {}

    record DocumentTooLarge(String place, int limit, int found) implements Flaw {}

    record TextTooLong(String place, int limit, int found) implements Flaw {}

    record TooManySelectors(String place, int limit, int found) implements Flaw {}

    record TooManyTags(String place, int limit, int found) implements Flaw {}

    record TagTooLong(String place, int limit, int found) implements Flaw {}

    record TitleTooLong(String place, int limit, int found) implements Flaw {}

    record TooManySteps(String place, int limit, int found) implements Flaw {}

    record TooManyValues(String place, int limit, int found) implements Flaw {}
}
