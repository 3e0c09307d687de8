package fr.rentree.licence.documentforms;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whom a distributor sells to, as the GAR names them, and who that is at a school.
///
/// Each has its own line of the document, so that pupils' seats are never taken by a teacher.
public enum TargetPublic {
    TEACHERS(2, "ENSEIGNANT", "nbLicenceEnseignant", "TEACHER"),
    PUPILS(1, "ELEVE", "nbLicenceEleve", "PUPIL"),
    DOCUMENTALISTS(3, "DOCUMENTALISTE", "nbLicenceProfDoc", "DOCUMENTALIST"),
    OTHER_STAFF(
            4,
            "AUTRE PERSONNEL",
            "nbLicenceAutrePersonnel",
            "HEAD",
            "SCHOOL_LIFE",
            "ADMINISTRATIVE",
            "LOCAL_AUTHORITY");

    /// The line of `nbLicenceGlobale`.
    static final int EVERYBODYS_LINE = 5;

    private final int line;
    private final String word;
    private final String countField;
    private final List<String> profiles;

    TargetPublic(int line, String word, String countField, String... profiles) {
        this.line = line;
        this.word = word;
        this.countField = countField;
        this.profiles = List.of(profiles);
    }

    static Optional<TargetPublic> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /// The field that holds the number of a line.
    public static String fieldOf(int line) {
        return Arrays.stream(values())
                .filter(one -> one.line == line)
                .map(TargetPublic::countField)
                .findFirst()
                .orElse(Fields.ANYBODY);
    }

    public int line() {
        return line;
    }

    public String word() {
        return word;
    }

    String countField() {
        return countField;
    }

    public List<String> profiles() {
        return profiles;
    }
}
