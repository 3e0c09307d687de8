package fr.rentree.licence.documentforms;

import fr.rentree.licence.documentforms.DocumentRefusal.BadQuestion;
import fr.rentree.licence.documentforms.DocumentRefusal.Broken;
import fr.rentree.licence.documentforms.DocumentRefusal.Exists;
import fr.rentree.licence.documentforms.DocumentRefusal.NotYours;
import fr.rentree.licence.documentforms.DocumentRefusal.NothingThere;
import fr.rentree.licence.documentforms.DocumentRefusal.SeatsHeld;
import fr.rentree.licence.documentforms.DocumentRefusal.TooLarge;
import fr.rentree.licence.documentforms.DocumentRefusal.Unknown;
import fr.rentree.licence.documentforms.DocumentRefusal.Unreadable;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Refusals in the GAR's own shape, in words that say what to do.
class DocumentProblems {

    private static final int MOST_NAMED = 20;

    private final DocumentWriter writer;

    DocumentProblems(DocumentWriter writer) {
        this.writer = writer;
    }

    @ServerExceptionMapper
    Response refused(RefusedDocumentException refused, HttpHeaders headers, UriInfo uri) {
        String asked = uri.getPath().replaceFirst("^/?gar/", "");
        var refusal = refused.refusal();
        return writer.refusal(status(refusal), words(refusal), asked, headers);
    }

    private static int status(DocumentRefusal refusal) {
        return switch (refusal) {
            case Broken _, Unreadable _, BadQuestion _ -> 400;
            case NotYours _ -> 403;
            case Unknown _, NothingThere _ -> 404;
            case Exists _, SeatsHeld _ -> 409;
            case TooLarge _ -> 413;
        };
    }

    /// "existe deja", without accents: a client looks for it.
    private static String words(DocumentRefusal refusal) {
        return switch (refusal) {
            case Broken(var breaches) ->
                    breaches.stream().map(Breach::words).collect(Collectors.joining(" | "));
            case Exists(var id) ->
                    "L'abonnement " + id + " existe deja : POST le remplace, DELETE le supprime.";
            case Unknown(var id) ->
                    "Aucun abonnement " + id + " à votre nom : PUT le crée. Rien n'a changé.";
            case NotYours(var sent) ->
                    "idDistributeurCom \"%s\" n'est pas le vôtre : envoyez celui de votre compte."
                            .formatted(sent);
            case SeatsHeld held -> words(held);
            case Unreadable(var words) -> "XML illisible : " + words;
            case TooLarge(var most) ->
                    "Le corps dépasse " + most + " octets : envoyez moins d'établissements.";
            case BadQuestion(var words) -> words;
            case NothingThere(var words) -> words;
        };
    }

    private static String words(SeatsHeld held) {
        int losers = held.lines().stream().mapToInt(SeatsHeld.Held::losers).sum();
        String lines =
                held.lines().stream()
                        .limit(MOST_NAMED)
                        .map(line ->
                                "%s %s : %d demandées, %d affectées, %d en trop"
                                        .formatted(
                                                line.school(),
                                                line.field(),
                                                line.wanted(),
                                                line.assigned(),
                                                line.losers()))
                        .collect(Collectors.joining(" | "));
        return "%d personnes perdraient l'accès : faites d'abord reprendre ces licences par les responsables d'affectation. %s"
                .formatted(losers, lines);
    }
}
