package fr.rentree.distribution.tablets;

import fr.rentree.distribution.charters.SignedCharter;
import java.time.LocalDate;
import java.util.UUID;

/// A tablet that a school received; what cannot be done in a state has no method there.
public sealed interface Tablet {

    SerialNumber serialNumber();

    /// The only state a tablet is handed over from, and only against a signed charter.
    record InStock(SerialNumber serialNumber, String model) implements Tablet {

        public HandedOver handOver(SignedCharter charter, LocalDate on) {
            return new HandedOver(serialNumber, charter.person(), on);
        }
    }

    record HandedOver(SerialNumber serialNumber, UUID holder, LocalDate on) implements Tablet {}

    record OnLoan(SerialNumber serialNumber, LocalDate since) implements Tablet {}

    record Lost(SerialNumber serialNumber, LocalDate since) implements Tablet {}
}
