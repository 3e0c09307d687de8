package fr.rentree.sync.heads;

/// Where an owner's store stands.
///
/// @param seq of the last change
/// @param live notes that stand
/// @param small documents of the other kinds that stand
public record Head(long seq, int live, int small) {}
