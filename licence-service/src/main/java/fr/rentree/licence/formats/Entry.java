package fr.rentree.licence.formats;

/// One sound entry of a file.
///
/// @param number its place in the file, from 1
/// @param key its id or EAN
/// @param content a record that can be written as JSON
public record Entry(int number, int line, String key, Object content) {}
