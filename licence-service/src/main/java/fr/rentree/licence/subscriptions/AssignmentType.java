package fr.rentree.licence.subscriptions;

/// How a right reaches people.
public enum AssignmentType {
    /// Somebody gives a seat to each of them.
    INDIV,
    /// Everyone of the audience has it, without seats.
    ETABL
}
