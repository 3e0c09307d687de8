package fr.rentree.identity.imports;

/// A faulty record: where it is, what is wrong, what to do.
///
/// @param severity REJECTED, or WARNING when the rest of the record was taken
record Rejection(
        long id,
        String severity,
        String file,
        int line,
        String key,
        String code,
        String message,
        String remedy) {}
