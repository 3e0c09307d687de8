package fr.rentree.identity.staging;

/// One thing that only all records together can show, with the words for it.
///
/// @param condition in SQL, of a record `r` of the delivery
record ReferenceRule(String code, String condition, String message, String remedy) {}
