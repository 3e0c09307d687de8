package fr.rentree.licence.assignments;

/// Granted, or refused and why.
public sealed interface Decision {

    /// The pool as it stands with the new holders.
    record Granted(SeatPool pool) implements Decision {}

    record Refused(Refusal refusal) implements Decision {}
}
