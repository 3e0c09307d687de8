package fr.rentree.identity.formats;

/// How much a delivery may ask of us: nothing in it can make the reader expand or hang.
///
/// @param expandedBytes of all pages together
/// @param ratio expanded bytes for one byte of the archive
/// @param entries files in the archive
/// @param depth of elements in a page
/// @param text characters of one value
/// @param children elements of one record
public record ReadLimits(
        long expandedBytes, int ratio, int entries, int depth, int text, int children) {}
