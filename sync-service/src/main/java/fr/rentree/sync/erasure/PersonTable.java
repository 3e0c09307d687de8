package fr.rentree.sync.erasure;

/// A table whose rows belong to persons.
///
/// @param column that says whose a row is
/// @param textual whether it says so as text
record PersonTable(String name, String column, boolean textual) {}
