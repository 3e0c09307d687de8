package fr.rentree.e2e.generator;

/// The three years of a lycée.
public enum Level {
    SECONDE("20010018110", "2DE GENERALE ET TECHNOLOGIQUE", "2NDE", "2"),
    PREMIERE("20110019110", "1ERE GENERALE", "1ERE", "1"),
    TERMINALE("20210019110", "TERMINALE GENERALE", "TERM", "T");

    private final String programme;
    private final String label;
    private final String prefix;
    private final String letter;

    Level(String programme, String label, String prefix, String letter) {
        this.programme = programme;
        this.label = label;
        this.prefix = prefix;
        this.letter = letter;
    }

    /// The code of the programme (MEF), eleven digits.
    public String programme() {
        return programme;
    }

    public String label() {
        return label;
    }

    String prefix() {
        return prefix;
    }

    String letter() {
        return letter;
    }
}
