package fr.rentree.distribution.handovers;

/// What goes with a tablet.
public enum Accessory {
    MICROSD,
    CASE,
    CHARGER
}
