package fr.rentree.distribution.charters;

/// Who puts a signature under a charter.
public enum Signatory {
    PUPIL,
    GUARDIAN,
    TEACHER
}
