package fr.rentree.distribution.receptions;

import fr.rentree.distribution.tablets.Scan;
import fr.rentree.distribution.tablets.SerialNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds what a reader typed against what a delivery announced to the school.
///
/// @param found announced tablets that lie there, in the order of the scans
/// @param strange scans that are none of the announced tablets
record BoxCheck(Set<SerialNumber> found, List<Scan> strange) {

    static BoxCheck of(List<DeliveredTablet> announced, List<Scan> scans) {
        Map<SerialNumber, DeliveredTablet> expected = new LinkedHashMap<>();
        announced.forEach(tablet -> expected.put(tablet.serialNumber(), tablet));
        var found = new LinkedHashSet<SerialNumber>();
        var strange = new ArrayList<Scan>();
        for (Scan scan : scans) {
            var readings = scan.readings().stream().filter(expected::containsKey).toList();
            if (readings.size() == 1) {
                found.add(readings.getFirst());
            } else {
                strange.add(scan);
            }
        }
        return new BoxCheck(found, strange);
    }

    /// Announced tablets that neither came before nor lie there now.
    List<SerialNumber> missing(List<DeliveredTablet> announced) {
        return announced.stream()
                .filter(tablet -> !tablet.received() && !found.contains(tablet.serialNumber()))
                .map(DeliveredTablet::serialNumber)
                .toList();
    }
}
