package fr.rentree.sync.formats;

/// Why a file is refused whole; the entry is empty when the file is no archive.
public sealed interface FileRefusal {

    record Unreadable(String entry, String why) implements FileRefusal {}

    record NothingFound() implements FileRefusal {}

    /// @param number of the entry in its archive; its name is not repeated
    record BadName(int number) implements FileRefusal {}

    record TooManyEntries(int limit) implements FileRefusal {}

    record TooManyNotes(String entry, int limit) implements FileRefusal {}

    record TooLarge(long limit) implements FileRefusal {}

    record TooLargeUnpacked(String entry, long limit) implements FileRefusal {}

    /// Archives in archives in archives.
    record TooDeep(String entry) implements FileRefusal {}
}
