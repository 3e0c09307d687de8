package fr.rentree.distribution.deliveries;

import fr.rentree.distribution.tablets.SerialNumber;
import fr.rentree.platform.school.Uai;

/// One tablet that a delivery file announces.
///
/// @param number where it stands in the file, as an editor counts
record DeliveryLine(int number, SerialNumber serialNumber, String model, Uai school) {}
