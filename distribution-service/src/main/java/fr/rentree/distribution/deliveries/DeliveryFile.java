package fr.rentree.distribution.deliveries;

import java.util.List;

/// A delivery file that was read to its end: the tablets it announces, and all that is wrong.
record DeliveryFile(List<DeliveryLine> lines, List<BadLine> badLines) {

    DeliveryFile {
        lines = List.copyOf(lines);
        badLines = List.copyOf(badLines);
    }
}
