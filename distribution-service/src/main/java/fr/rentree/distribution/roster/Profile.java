package fr.rentree.distribution.roster;

/// What somebody is at a school; a profile we do not know yet is nobody we hand tablets to.
public enum Profile {
    PUPIL,
    TEACHER,
    DOCUMENTALIST,
    HEAD,
    SCHOOL_LIFE,
    ADMINISTRATIVE,
    LOCAL_AUTHORITY,
    OTHER;

    public static Profile of(String name) {
        for (Profile profile : values()) {
            if (profile.name().equals(name)) {
                return profile;
            }
        }
        return OTHER;
    }

    /// Documentalists teach, and are handed tablets as teachers are.
    public boolean isEligible() {
        return this == PUPIL || this == TEACHER || this == DOCUMENTALIST;
    }
}
