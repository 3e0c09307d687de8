package fr.rentree.licence.advice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something at a school that an officer should look at.
///
/// @param resource what it is about; empty when it is about the school
/// @param number how many seats or people
/// @param message in words, for school staff
@Schema(
        examples =
                """
                {"kind":"UNASSIGNED","resource":"ark:/99999/manuel-maths-2de","number":12,
                 "message":"12 exemplaires ne sont affectés à personne."}
                """)
record Alert(Kind kind, String resource, int number, String message) {

    enum Kind {
        DOUBLE_CHANNEL,
        EXHAUSTED,
        EXPIRED_WITH_HOLDERS,
        EXPIRING,
        FAMILY_MISSING,
        NO_OFFICER,
        UNASSIGNED
    }

    static Alert of(Kind kind, String resource, int number) {
        return new Alert(kind, resource, number, words(kind).formatted(number));
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case DOUBLE_CHANNEL ->
                    "%d personnes ont cet ouvrage par deux ressources : deux licences sont"
                            + " consommées pour chacune.";
            case EXHAUSTED -> "Les %d exemplaires sont tous affectés.";
            case EXPIRED_WITH_HOLDERS ->
                    "Ouvrage expiré : %d personnes n'y ont plus accès ; renouvelez-le.";
            case EXPIRING -> "L'abonnement de %d personnes expire dans moins de 30 jours.";
            case FAMILY_MISSING ->
                    "%d personnes ont un ouvrage de cette famille sans la ressource mère.";
            case NO_OFFICER -> "L'établissement a %d responsable d'affectation : désignez-en un.";
            case UNASSIGNED -> "%d exemplaires ne sont affectés à personne.";
        };
    }
}
