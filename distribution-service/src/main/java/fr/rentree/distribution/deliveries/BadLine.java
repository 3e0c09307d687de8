package fr.rentree.distribution.deliveries;

/// What is wrong with one value of a delivery file, and where.
///
/// @param line as an editor counts, from 1
record BadLine(int line, String column, String value, String reason) {

    private static final int LONGEST_VALUE = 100;

    BadLine {
        value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    }
}
