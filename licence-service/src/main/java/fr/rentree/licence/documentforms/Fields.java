package fr.rentree.licence.documentforms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a document says, field by field as it was sent; a blank field says nothing.
public final class Fields {

    public static final String ID = "idAbonnement";
    static final String COMMENT = "commentaireAbonnement";
    public static final String DISTRIBUTOR = "idDistributeurCom";
    public static final String RESOURCE = "idRessource";
    static final String RESOURCE_ID_TYPE = "typeIdRessource";
    static final String LABEL = "libelleRessource";
    static final String START = "debutValidite";
    static final String END = "finValidite";
    static final String END_YEAR = "anneeFinValidite";
    public static final String SCHOOL = "uaiEtab";
    public static final String NATURE = "codeNatureUAI";
    static final String CATEGORY = "categorieAffectation";
    static final String ASSIGNMENT_TYPE = "typeAffectation";
    static final String ANYBODY = "nbLicenceGlobale";
    static final String PUBLIC = "publicCible";
    static final String PROJECT = "codeProjetRessource";

    /// Longest values, field by field, in the order in which the GAR writes them.
    static final Map<String, Integer> LONGEST = longest();

    static final Set<String> MANDATORY =
            Set.of(
                    ID,
                    DISTRIBUTOR,
                    RESOURCE,
                    RESOURCE_ID_TYPE,
                    LABEL,
                    START,
                    CATEGORY,
                    ASSIGNMENT_TYPE,
                    PUBLIC);
    static final Set<String> REPEATED = Set.of(SCHOOL, NATURE, PUBLIC);

    private final Map<String, List<String>> values;

    Fields(Map<String, List<String>> values) {
        this.values = Map.copyOf(values);
    }

    Set<String> names() {
        return values.keySet();
    }

    public Optional<String> one(String name) {
        return all(name).stream().findFirst();
    }

    boolean has(String name) {
        return !all(name).isEmpty();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    private static Map<String, Integer> longest() {
        var longest = new LinkedHashMap<String, Integer>();
        longest.put(ID, 45);
        longest.put(COMMENT, 255);
        longest.put(DISTRIBUTOR, 26);
        longest.put(RESOURCE, 1024);
        longest.put(RESOURCE_ID_TYPE, 50);
        longest.put(LABEL, 255);
        longest.put(START, 45);
        longest.put(END, 45);
        longest.put(END_YEAR, 45);
        longest.put(SCHOOL, 45);
        longest.put(NATURE, 45);
        longest.put(CATEGORY, 45);
        longest.put(ASSIGNMENT_TYPE, 45);
        for (TargetPublic one : TargetPublic.values()) {
            longest.put(one.countField(), 8);
        }
        longest.put(ANYBODY, 8);
        longest.put(PUBLIC, 45);
        longest.put(PROJECT, 50);
        return longest;
    }
}
