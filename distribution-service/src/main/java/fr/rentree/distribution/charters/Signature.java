package fr.rentree.distribution.charters;

import java.time.LocalDate;

/// One signature: whose, on which day, on paper or on a screen.
public record Signature(Signatory signatory, LocalDate signedOn, How how) {

    public enum How {
        PAPER,
        SCREEN
    }
}
