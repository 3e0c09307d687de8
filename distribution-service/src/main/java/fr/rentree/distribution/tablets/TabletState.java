package fr.rentree.distribution.tablets;

/// The names of the states of a tablet, as lists and counts show them.
public enum TabletState {
    IN_STOCK,
    HANDED_OVER,
    ON_LOAN,
    LOST
}
