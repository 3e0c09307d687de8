package fr.rentree.licence.catalogue;

/// What a publisher lets notes follow from one year to the next.
public enum Continuity {
    ACCESS_POINT_AND_SCHOOL,
    PERSON
}
