package fr.rentree.licence.distributors;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Which documents are asked for, in which order, and which part of the list.
///
/// @param filters values by name; one of them has to match, of each name
/// @param dates bounds by name
/// @param deleted whether deleted ones are listed too
record DocumentQuestion(
        Map<String, List<String>> filters,
        Map<String, Between> dates,
        String orderBy,
        boolean descending,
        boolean deleted,
        int from,
        int most) {

    static final int LONGEST_PAGE = 5_000;

    /// Names of filters, and the columns they look at.
    static final Map<String, String> FILTERS =
            Map.of(
                    "idDistributeurCom", "array[distributor]",
                    "uaiEtab", "schools",
                    "idAbonnement",
                            "array[case when deleted_at is null then id else '_' || id end]",
                    "typeAffectation", "array[assignment_type]",
                    "categorieAffectation", "array[category]",
                    "publicCible", "publics",
                    "codeProjetRessource", "array[project]");

    static final Map<String, String> DATES =
            Map.of(
                    "dateCreation", "created_at",
                    "dateModification", "modified_at",
                    "debutValidite", "starts_at",
                    "finValidite", "ends_at");

    static final String USUAL_ORDER = "idAbonnement";

    static final Map<String, String> ORDERS =
            Map.of(
                    USUAL_ORDER,
                    "id",
                    "idRessource",
                    "resource",
                    "typeIdRessource",
                    "resource_id_type",
                    "libelleRessource",
                    "label",
                    "debutValidite",
                    "starts_at",
                    "finValidite",
                    "ends_at",
                    "categorieAffectation",
                    "category",
                    "typeAffectation",
                    "assignment_type",
                    "publicCible",
                    "publics",
                    "codeProjetRessource",
                    "project");

    /// Both bounds belong to it.
    record Between(Instant after, Instant before) {}
}
