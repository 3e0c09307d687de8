package fr.rentree.e2e.generator;

import java.util.List;

/// What is taught: the code and words of the subject, and of the post of those who teach it.
public enum Subject {
    FRENCH("020700", "FRANCAIS", "L0202"),
    MATHEMATICS("061300", "MATHEMATIQUES", "L1300"),
    HISTORY("043700", "HISTOIRE-GEOGRAPHIE", "L1000"),
    ENGLISH("030201", "ANGLAIS LV1", "L0422"),
    SPANISH("030602", "ESPAGNOL LV2", "L0426"),
    GERMAN("030102", "ALLEMAND LV2", "L0421"),
    PHYSICS("062300", "PHYSIQUE-CHIMIE", "L1500"),
    BIOLOGY("062900", "SCIENCES DE LA VIE ET DE LA TERRE", "L1600"),
    SPORT("100100", "EDUCATION PHYSIQUE ET SPORTIVE", "L1900"),
    ECONOMICS("047200", "SCIENCES ECONOMIQUES ET SOCIALES", "L1100");

    /// Civics has no teachers of its own: those of history teach it.
    public static final String CIVICS = "043900";

    private final String code;
    private final String label;
    private final String post;

    Subject(String code, String label, String post) {
        this.code = code;
        this.label = label;
        this.post = post;
    }

    /// The subjects that somebody with this post teaches to a class.
    public List<String> codes() {
        return this == HISTORY ? List.of(code, CIVICS) : List.of(code);
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public String post() {
        return post;
    }
}
