package fr.rentree.sync.assignments;

/// What a publisher lets notes follow.
public enum Continuity {

    /// The same access point and school, or nothing.
    ACCESS_POINT_AND_SCHOOL,

    /// The person, wherever they have a right for the work.
    PERSON
}
