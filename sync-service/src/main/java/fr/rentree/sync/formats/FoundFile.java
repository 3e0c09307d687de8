package fr.rentree.sync.formats;

/// What a file turned out to be.
///
/// @param notes documents in it
/// @param leftOut deletions, versions and bin of an export: they tell, and are not written back
public record FoundFile(String format, int notes, int leftOut) {}
