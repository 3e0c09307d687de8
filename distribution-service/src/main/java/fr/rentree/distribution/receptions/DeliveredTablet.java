package fr.rentree.distribution.receptions;

import fr.rentree.distribution.tablets.SerialNumber;

/// A tablet that was announced to a school, and whether it came.
record DeliveredTablet(SerialNumber serialNumber, String model, boolean received) {}
