package fr.rentree.identity.formats;

/// The records of a roster, under the school's names; each knows its GAR element.
public enum RecordKind {
    SCHOOL("GAREtab"),
    PROGRAMME("GARMEF"),
    SUBJECT("GARMatiere"),
    PUPIL("GAREleve"),
    STAFF("GAREnseignant"),
    PROGRAMME_LINK("GARPersonMEF"),
    SUBJECT_LINK("GAREleveEnseignement"),
    GROUP("GARGroupe"),
    GROUP_LINK("GARPersonGroupe"),
    GROUP_TEACHING("GAREnsGroupeMatiere"),
    DIVISION_TEACHING("GAREnsClasseMatiere"),
    OFFICER("GARRespAff");

    private final String element;

    RecordKind(String element) {
        this.element = element;
    }

    public String element() {
        return element;
    }
}
