package fr.rentree.licence.openings;

import fr.rentree.licence.openings.Decision.Ended;
import fr.rentree.licence.openings.Decision.ExpiredTicket;
import fr.rentree.licence.openings.Decision.NotHeld;
import fr.rentree.licence.openings.Decision.NotYet;
import fr.rentree.licence.openings.Decision.Refusal;
import fr.rentree.licence.openings.Decision.RightGone;
import fr.rentree.licence.openings.Decision.UnknownTicket;
import fr.rentree.licence.openings.Decision.UsedTicket;
import fr.rentree.licence.openings.Decision.WrongVerifier;
import fr.rentree.licence.words.Words;
import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Refusals of openings. Pupils read them: they are in French, unless English is preferred.
final class OpeningProblems {

    private OpeningProblems() {}

    /// @param preferred the languages of the request, the preferred one first
    static HttpProblem of(Refusal refusal, List<Locale> preferred) {
        var words = Words.of("openings", preferred);
        return switch (refusal) {
            case NotHeld(var resource) ->
                    Problem.of(
                            403,
                            "resource-not-held",
                            words.say("notHeld"),
                            Map.of("resource", resource));
            case Ended(var lastDay) ->
                    Problem.of(
                            403,
                            "right-ended",
                            words.say("ended", lastDay),
                            Map.of("lastDay", lastDay));
            case NotYet(var firstDay) ->
                    Problem.of(
                            403,
                            "right-not-begun",
                            words.say("notYet", firstDay),
                            Map.of("firstDay", firstDay));
            case UnknownTicket() -> Problem.notFound("unknown-ticket", words.say("unknownTicket"));
            case UsedTicket() -> Problem.gone("ticket-used", words.say("usedTicket"));
            case ExpiredTicket() -> Problem.gone("ticket-expired", words.say("expiredTicket"));
            case WrongVerifier() -> Problem.forbidden("wrong-verifier", words.say("wrongVerifier"));
            case RightGone() -> Problem.forbidden("right-gone", words.say("rightGone"));
        };
    }

    static HttpProblem malformed(String field, String words) {
        return Problem.of(
                400, "field-malformed", "`" + field + "` " + words, Map.of("field", field));
    }
}
