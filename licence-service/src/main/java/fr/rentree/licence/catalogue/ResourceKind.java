package fr.rentree.licence.catalogue;

/// A manual, or the family ("mère de famille") that opens a publisher's whole bookshelf.
public enum ResourceKind {
    MANUAL,
    FAMILY
}
