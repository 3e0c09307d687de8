package fr.rentree.distribution.documents;

/// A symbol ready for a page: its text, its picture, and how wide it must be printed.
public record Barcode(String text, String image, String width) {}
