package fr.rentree.identity.formats.gar;

/// One page of a delivery: its file, its kind, its number from 0000.
public record PageName(String file, PageKind kind, int number) {}
