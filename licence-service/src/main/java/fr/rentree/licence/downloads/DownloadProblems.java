package fr.rentree.licence.downloads;

import fr.rentree.licence.downloads.DownloadDecision.NoPlaceLeft;
import fr.rentree.licence.downloads.DownloadDecision.NotHeld;
import fr.rentree.licence.downloads.DownloadDecision.NothingToReplace;
import fr.rentree.licence.downloads.DownloadDecision.Refusal;
import fr.rentree.licence.words.Words;
import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Refusals of downloads. Pupils read them: they are in French, unless English is preferred.
final class DownloadProblems {

    private DownloadProblems() {}

    /// @param preferred the languages of the request, the preferred one first
    static HttpProblem of(Refusal refusal, List<Locale> preferred) {
        var words = Words.of("downloads", preferred);
        return switch (refusal) {
            case NotHeld(var resource) ->
                    Problem.of(
                            403,
                            "resource-not-held",
                            words.say("notHeld"),
                            Map.of("resource", resource));
            case NoPlaceLeft(int allowed, var holders) ->
                    Problem.of(
                            409,
                            "no-place-left",
                            words.say("noPlaceLeft", allowed, names(holders)),
                            Map.of("allowed", allowed, "devices", holders));
            case NothingToReplace(var download) ->
                    Problem.of(
                            422,
                            "nothing-to-replace",
                            words.say("nothingToReplace"),
                            Map.of("instead", download));
        };
    }

    static HttpProblem tooManyAtOnce() {
        return Problem.unavailable(
                "too-many-at-once", "Many devices ask for this at once: try again.");
    }

    static HttpProblem unknown(UUID download) {
        return Problem.notFound("unknown-download", "No download " + download + " of yours.");
    }

    private static String names(List<Installation> holders) {
        return holders.stream()
                .map(one -> "« " + one.name() + " »")
                .collect(Collectors.joining(", "));
    }
}
