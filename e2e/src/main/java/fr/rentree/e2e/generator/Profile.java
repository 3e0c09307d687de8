package fr.rentree.e2e.generator;

/// What a person is at a school, with the word that GAR files use.
public enum Profile {
    PUPIL("National_elv"),
    TEACHER("National_ens"),
    DOCUMENTALIST("National_doc"),
    HEAD("National_dir"),
    SCHOOL_LIFE("National_evs"),
    ADMINISTRATIVE("National_eta"),
    LOCAL_AUTHORITY("National_col");

    private final String national;

    Profile(String national) {
        this.national = national;
    }

    public String national() {
        return national;
    }
}
