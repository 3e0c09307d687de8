package fr.rentree.sync.assignments;

import java.time.LocalDate;

/// Whether somebody may write in a work at a school, and if not, why.
public sealed interface Verdict {

    /// @param edition of the seat that allows it; recorded on each note
    record Open(String edition) implements Verdict {}

    record NoRight() implements Verdict {}

    record NotYet(LocalDate firstDay) implements Verdict {}

    /// "Ouvrage expiré": read-only until the licence is renewed.
    record Expired(LocalDate lastDay) implements Verdict {}

    /// A right stands at the school, but notes begun under another access point do not follow it.
    record OtherAccessPoint() implements Verdict {}

    record TakenBack(String reason) implements Verdict {}
}
