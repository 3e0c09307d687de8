package fr.rentree.distribution.receptions;

import java.util.List;

/// What a school found in the boxes of a delivery, against what was announced.
///
/// @param expected how many tablets the delivery announced to the school
/// @param received how many of them came so far
record Reception(int expected, int received, List<Anomaly> anomalies) {

    /// Something to tell the supplier or the Région; nothing was changed because of it.
    record Anomaly(String serialNumber, Code code, String message) {}

    enum Code {
        UNKNOWN("No delivery announced this serial number."),
        OTHER_SCHOOL("Announced to another school: put the tablet aside."),
        OTHER_DELIVERY("Announced to this school by another delivery: receive it there."),
        ANNOUNCED_BUT_MISSING("Announced, and not found so far.");

        private final String message;

        Code(String message) {
            this.message = message;
        }

        Anomaly of(String serialNumber) {
            return new Anomaly(serialNumber, this, message);
        }
    }
}
