package fr.rentree.identity.plans;

/// Why the removals of a school wait until somebody says that they are meant.
public enum HoldReason {
    /// A person's record could not even be attributed: whom it was about must not leave for that.
    UNREADABLE_PEOPLE,
    NO_PUPIL,
    NO_STAFF,
    NO_GROUP,
    FILE_TOO_SMALL,
    FILE_TOO_LARGE,
    TOO_MANY_LEAVERS,
    TOO_MANY_CHANGES
}
