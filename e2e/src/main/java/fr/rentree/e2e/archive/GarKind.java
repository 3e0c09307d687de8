package fr.rentree.e2e.archive;

/// The five kinds of files in a GAR-ENT archive.
enum GarKind {
    ETAB("Etab"),
    ELEVE("Eleve"),
    ENSEIGNANT("Enseignant"),
    GROUPE("Groupe"),
    RESP_AFF("RespAff");

    private final String word;

    GarKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    String root() {
        return "GAR-ENT-" + word;
    }
}
