package fr.rentree.distribution.tablets;

import java.util.List;

/// Where a scanned serial number stands, seen from one school.
public sealed interface StockFinding {

    /// The school received this tablet.
    record Received(Tablet tablet) implements StockFinding {}

    /// Announced to the school, and not yet found in a box.
    record NotYetReceived(SerialNumber serialNumber) implements StockFinding {}

    /// Known to the programme, and not this school's.
    record OfAnotherSchool(SerialNumber serialNumber) implements StockFinding {}

    /// Two readings of the scan are tablets of this school.
    record Ambiguous(List<SerialNumber> readings) implements StockFinding {}

    record Unknown(String words) implements StockFinding {}
}
